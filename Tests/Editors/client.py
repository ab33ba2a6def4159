"""Works on a bill through a client library that knows the whole protocol, so that every answer is
checked for its form.

Needs pygls 2. Run by the test suite where Python has it, with BILL, FOUND and TREATYLINT set.
"""
import asyncio
import os
import pathlib

from lsprotocol import types
from pygls.lsp.client import LanguageClient

lines = []


def note(*fields):
    lines.append("\t".join(str(field) for field in fields))


def place(text, words):
    for number, line in enumerate(text.split("\n")):
        if words in line:
            return types.Position(number, line.index(words))
    raise AssertionError(f"not in the bill: {words}")


async def main():
    bill = pathlib.Path(os.environ["BILL"])
    text = bill.read_text(encoding="utf-8")
    document = types.TextDocumentIdentifier(bill.as_uri())
    client = LanguageClient("treatylint-tests", "1")
    published = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def _(parameters: types.PublishDiagnosticsParams):
        published.put_nowait(parameters)

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def _(parameters: types.RegistrationParams):
        note("registered", parameters.registrations[0].method)

    await client.start_io(os.environ["TREATYLINT"], "lsp")
    answer = await client.initialize_async(
        types.InitializeParams(
            process_id=os.getpid(),
            root_uri=bill.parent.as_uri(),
            capabilities=types.ClientCapabilities(
                general=types.GeneralClientCapabilities(
                    position_encodings=[types.PositionEncodingKind.Utf32]
                ),
                workspace=types.WorkspaceClientCapabilities(
                    workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
                    did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                        dynamic_registration=True
                    ),
                ),
                text_document=types.TextDocumentClientCapabilities(
                    publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                        related_information=True
                    ),
                    document_symbol=types.DocumentSymbolClientCapabilities(
                        hierarchical_document_symbol_support=True
                    ),
                    hover=types.HoverClientCapabilities(
                        content_format=[types.MarkupKind.Markdown]
                    ),
                ),
            ),
        )
    )
    encoding = answer.capabilities.position_encoding
    note("encoding", getattr(encoding, "value", encoding))
    client.initialized(types.InitializedParams())
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem(bill.as_uri(), "markdown", 1, text)
        )
    )
    first = await asyncio.wait_for(published.get(), 60)
    for item in first.diagnostics:
        note(
            "diagnostic",
            item.range.start.line + 1,
            item.range.start.character + 1,
            item.severity.value,
            item.code,
        )
    pulled = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(document))
    note("pulled", len(pulled.items) == len(first.diagnostics))
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    note("symbols", len(symbols))
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(document))
    note("lenses", len(lenses) > 0)
    hover = await client.text_document_hover_async(
        types.HoverParams(document, place(text, "authorised officer may, by written"))
    )
    note("hover", "authorised officer" in hover.contents.value)
    leads = await client.text_document_definition_async(
        types.DefinitionParams(document, place(text, "18(2) applies"))
    )
    note("definition", leads[0].range.start.line + 1)
    here = place(text, "one hundred and eighty days")
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            document, types.Range(here, here), types.CodeActionContext(diagnostics=[])
        )
    )
    for action in actions:
        note("action", action.title)
    edit = actions[0].edit.document_changes[0].edits[0]
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, bill.as_uri()),
            [types.TextDocumentContentChangePartial(text=edit.new_text, range=edit.range)],
        )
    )
    after = await asyncio.wait_for(published.get(), 60)
    note("after", after.version, here in [item.range.start for item in after.diagnostics])
    await client.shutdown_async(None)
    client.exit(None)
    await asyncio.sleep(0.2)
    await client.stop()
    pathlib.Path(os.environ["FOUND"]).write_text("\n".join(lines) + "\n", encoding="utf-8")


asyncio.run(asyncio.wait_for(main(), 120))
