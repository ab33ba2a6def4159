#!/usr/bin/env python3
"""manual.py BINARY: the manual page of all commands, from the help that the binary dumps."""
import json
import subprocess
import sys


def escaped(text):
    lines = text.replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in lines)


def synopsis(argument):
    value = argument.get("valueName", "")
    kind = argument["kind"]
    if kind == "positional":
        words = f"<{value}>" + (" ..." if argument.get("isRepeating") else "")
    else:
        name = argument["preferredName"]
        dashes = "-" if name["kind"] == "short" else "--"
        words = dashes + name["name"] + (f" <{value}>" if kind == "option" else "")
    return f"[{words}]" if argument.get("isOptional") else words


def names(argument):
    if argument["kind"] == "positional":
        return f"<{argument.get('valueName', '')}>"
    spelled = [
        ("-" if name["kind"] == "short" else "--") + name["name"] for name in argument["names"]
    ]
    value = f" <{argument['valueName']}>" if argument["kind"] == "option" else ""
    return ", ".join(spelled) + value


def write_command(command, path):
    arguments = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]
    print(f".SS {escaped(' '.join(path))}")
    if command.get("abstract"):
        print(escaped(command["abstract"]))
    print(".PP\n.B " + escaped(" ".join(path)))
    print(escaped(" ".join(synopsis(a) for a in arguments)))
    if command.get("discussion"):
        print(".PP\n" + escaped(command["discussion"]).replace("\n\n", "\n.PP\n"))
    for argument in arguments:
        print(f".TP\n.B {escaped(names(argument))}\n{escaped(argument.get('abstract', ''))}")
    for inner in command.get("subcommands", []):
        if inner["commandName"] != "help" and inner.get("shouldDisplay", True):
            write_command(inner, path + [inner["commandName"]])


def main():
    binary = sys.argv[1]
    dump = subprocess.run([binary, "--experimental-dump-help"], capture_output=True, check=True)
    version = subprocess.run([binary, "--version"], capture_output=True, check=True)
    command = json.loads(dump.stdout)["command"]
    print(f'.TH TREATYLINT 1 "" "treatylint {version.stdout.decode().strip()}" "User Commands"')
    print(".SH NAME\ntreatylint \\- " + escaped(command["abstract"]))
    print(".SH DESCRIPTION\n" + escaped(command.get("discussion", "")).replace("\n\n", "\n.PP\n"))
    print(".SH COMMANDS")
    for inner in command["subcommands"]:
        if inner["commandName"] != "help" and inner.get("shouldDisplay", True):
            write_command(inner, ["treatylint", inner["commandName"]])
    print(".SH FILES\n.TP\n.B .treatylint.yml\nThe configuration, from the bill's folder upward.")
    print(".TP\n.B .treatylint\\-baseline.json\nFindings that a project has accepted for now.")
    print(".SH EXIT STATUS\n0 nothing at or above the fail level, 1 findings, 2 could not run.")


main()
