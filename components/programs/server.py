"""The server of the Model Context Protocol that offers the tools, over stdio or HTTP."""

from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations

from components.claims.model import Claims
from components.programs.tools import Tools
from components.publish.caption import NAME
from components.wording.formats import company_name, listed

_TITLES = {
    "find_claims": "Find anything",
    "claim_receipt": "One claim's receipt",
    "yardsticks": "Who leads, by whose yardstick",
    "check_headline": "Check a headline",
    "charts": "List the charts",
    "chart_table": "A chart's table",
    "chart_picture": "A chart's picture",
}
_INSTRUCTIONS = (
    "Public figures on the AI cloud of {}. Each claim has a source, a status and a grade from A to "
    "E. Say who measured a share: who leads depends on the yardstick, and yardsticks are never "
    "averaged. An estimate is no reported figure. Cite claims by their ids with the edition. "
    "Start with find_claims or yardsticks."
)


def program_server(claims: Claims) -> MCPServer:
    """A server that answers questions about these claims; it changes nothing and asks nobody."""
    server = MCPServer(
        "china-ai-cloud-race",
        title=NAME,
        instructions=_INSTRUCTIONS.format(
            listed([company_name(claims, n) for n in claims.subjects])
        ),
        version=claims.edition,
        log_level="WARNING",
    )
    tools = Tools(claims)
    for name, title in _TITLES.items():
        harmless = ToolAnnotations(title=title, read_only_hint=True, open_world_hint=False)
        server.add_tool(getattr(tools, name), title=title, annotations=harmless)
    return server
