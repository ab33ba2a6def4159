-- Starts treatylint's language server for bills in Markdown and plain text.
--
-- Copy it to ~/.config/nvim/lua/ and put into init.lua:
--   require('treatylint').setup()
-- or, with arguments of your own:
--   require('treatylint').setup({ cmd = { 'treatylint', 'lsp', '--profile', 'un-2024' } })
--
-- It needs Neovim 0.7 or later.

local M = {}

-- Buffers of one root share one server.
local clients = {}

local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  for _, name in ipairs({ '.treatylint.yml', '.git' }) do
    local found = vim.fn.findfile(name, folder .. ';')
    if found == '' then found = vim.fn.finddir(name, folder .. ';') end
    if found ~= '' then return vim.fn.fnamemodify(found, ':p:h:s?/.git$??') end
  end
  return folder
end

function M.start(buffer, options)
  options = options or {}
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == '' then return nil end
  local root = root_of(path)
  if not clients[root] then
    clients[root] = vim.lsp.start_client({
      name = 'treatylint',
      cmd = options.cmd or { 'treatylint', 'lsp' },
      root_dir = root,
      on_exit = function() clients[root] = nil end,
      on_attach = options.on_attach,
    })
  end
  if clients[root] then vim.lsp.buf_attach_client(buffer, clients[root]) end
  return clients[root]
end

function M.setup(options)
  vim.api.nvim_create_autocmd('FileType', {
    pattern = { 'markdown', 'text' },
    callback = function(event) M.start(event.buf, options) end,
  })
end

return M
