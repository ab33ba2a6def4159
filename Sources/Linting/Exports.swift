@_exported import struct Checks.Yardstick
