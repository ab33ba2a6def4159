-- Works on a bill in Neovim as its user would, through Editors/neovim/lua/treatylint.lua.
-- Run by the test suite: nvim --headless -u NONE -S neovim.lua, with BILL, FOUND and TREATYLINT set.

local lines = {}
local function note(...) table.insert(lines, table.concat({ ... }, '\t')) end

local function finish(code)
  vim.fn.writefile(lines, vim.env.FOUND)
  for _, client in pairs(vim.lsp.get_active_clients()) do vim.lsp.stop_client(client.id, false) end
  vim.wait(5000, function() return next(vim.lsp.get_active_clients()) == nil end, 20)
  vim.cmd(code == 0 and 'qall!' or 'cquit')
end

local function step(name, body)
  local ok, failure = pcall(body)
  if not ok then
    note('failed', name, tostring(failure))
    finish(1)
  end
end

vim.opt.runtimepath:prepend(vim.env.EDITORS .. '/neovim')
local buffer, client

local function count() return #vim.diagnostic.get(buffer) end
local function ask(method, parameters)
  local answer = vim.lsp.buf_request_sync(buffer, method, parameters, 20000)
  assert(answer and answer[client], method .. ': no answer')
  assert(not answer[client].error, vim.inspect(answer[client].error))
  return answer[client].result
end
-- The place of words, counted from 0.
local function place(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local column = line:find(words, 1, true)
    if column then return { line = number - 1, character = column - 1 } end
  end
  error('not in the bill: ' .. words)
end
local function at(words)
  return { textDocument = vim.lsp.util.make_text_document_params(buffer), position = place(words) }
end

step('start', function()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.BILL))
  buffer = vim.api.nvim_get_current_buf()
  client = require('treatylint').start(buffer, { cmd = { vim.env.TREATYLINT, 'lsp' } })
  assert(client, 'no client')
  assert(vim.wait(30000, function() return count() > 0 end, 20), 'no diagnostics')
  for _, item in ipairs(vim.diagnostic.get(buffer)) do
    note('diagnostic', item.lnum + 1, item.col + 1, item.severity, item.code)
  end
end)

step('edit', function()
  local function last()
    local lowest = 0
    for _, item in ipairs(vim.diagnostic.get(buffer)) do lowest = math.max(lowest, item.lnum) end
    return lowest
  end
  local before = last()
  local line = place('any person to preserve').line
  vim.api.nvim_buf_set_lines(buffer, line - 1, line - 1, false, { '', 'Été.', '' })
  assert(vim.wait(30000, function() return last() == before + 3 end, 20), 'nothing moved')
  note('moved', last() - before)
  vim.cmd('undo')
  assert(vim.wait(30000, function() return last() == before end, 20), 'nothing moved back')
end)

step('ask', function()
  local symbols = ask('textDocument/documentSymbol',
    { textDocument = vim.lsp.util.make_text_document_params(buffer) })
  note('symbols', #symbols)
  local hover = ask('textDocument/hover', at('authorised officer may, by written'))
  note('hover', (hover.contents.value:gsub('%s+', ' '):sub(1, 60)))
  local definition = ask('textDocument/definition', at('18(2) applies'))
  note('definition', definition[1].range.start.line + 1)
  local lenses = ask('textDocument/codeLens',
    { textDocument = vim.lsp.util.make_text_document_params(buffer) })
  note('lenses', #lenses)
end)

step('act', function()
  local parameters = at('one hundred and eighty days')
  local here = parameters.position
  parameters.range = { start = here, ['end'] = here }
  parameters.position = nil
  parameters.context = { diagnostics = {} }
  local actions = ask('textDocument/codeAction', parameters)
  assert(#actions > 0, 'no actions')
  for _, action in ipairs(actions) do note('action', action.title) end
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  note('line', vim.api.nvim_buf_get_lines(buffer, here.line, here.line + 1, false)[1])
end)

finish(0)
