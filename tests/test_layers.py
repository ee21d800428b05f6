"""Who may import whom, and what no file may hold: the house as a table."""

import ast
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {
    "claims": {"claims", "yaml", "pydantic", "pydantic_core"},
    "wording": {"claims", "wording"},
    "analysis": {"claims", "wording", "analysis", "pandas", "numpy", "scipy"},
    "checker": {"claims", "wording", "analysis", "checker", "yaml"},
    "intake": {"claims", "wording", "analysis", "intake", "pydantic"},
    "search": {"claims", "wording", "analysis", "checker", "search"},
    "figures": {"claims", "wording", "analysis", "figures", "pandas", "plotly"},
    "publish": {
        *("claims", "wording", "analysis", "figures", "publish"),
        *("pandas", "segno", "xlsxwriter", "jinja2", "markupsafe", "PIL"),
    },
    "programs": {
        *("claims", "wording", "analysis", "checker", "search", "figures", "publish", "programs"),
        *("mcp", "pydantic"),
    },
    "ui": {
        *("claims", "wording", "analysis", "checker", "intake", "search", "figures", "publish"),
        *("ui", "pandas", "streamlit"),
    },
    "commands": {
        *("claims", "analysis", "checker", "intake", "figures", "publish", "programs"),
        "commands",
    },
    "__main__": {"commands"},
    "__init__": set(),
    "pages": {"figures", "ui", "streamlit"},
    "app": {"analysis", "figures", "ui", "streamlit"},
    "serve": {"ui", "streamlit", "starlette"},
    "dev": {"dev", "streamlit", "websockets", "playwright"},
    "dev/setup": set(),
    "dev/load": {"claims", "analysis", "figures", "dev", "dev/load", "websockets"},
    "dev/speed": {
        *("claims", "analysis", "search", "figures", "publish", "ui", "dev", "dev/speed"),
        *("numpy", "pandas", "plotly", "yaml", "sqlalchemy", "kaleido", "playwright"),
        *("streamlit", "dash", "panel", "vizro"),
    },
    "dev/looks": {
        *("claims", "analysis", "figures", "dev", "dev/looks"),
        *("playwright", "axe_playwright_python"),
    },
}
ALSO = {  # a file that may import more than its room
    "components/ui/shell/headers.py": {"starlette"},  # whose words for a request they use
    "components/ui/patches/first_frame.py": {"starlette"},
    "components/claims/reading/database.py": {"sqlalchemy"},  # if asked for
    "components/intake/pdf_lines.py": {"pypdfium2"},  # where a PDF is to be read
    "components/publish/caption.py": {"plotly"},
    "components/publish/poster/browser.py": {"kaleido"},
    "components/publish/poster/image.py": {"plotly"},
    "components/publish/files/calendar_file.py": {"icalendar"},
    "components/publish/files/deck.py": {"pptx"},
    "components/publish/files/slide_chart.py": {"pptx"},
    "components/publish/files/slide_table.py": {"pptx"},
    "components/ui/card/live_card.py": {"plotly"},  # whose own JSON it sends
    "components/ui/patches/uploads_in_memory.py": {"starlette"},
    "components/publish/poster/inline_svg.py": {"plotly"},
    "components/publish/edition/build.py": {"plotly"},  # whose own script it copies
    "components/publish/briefing/paper.py": {"plotly", "choreographer"},
}
LONGEST_PAGE = 39
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@cache
def texts() -> dict[str, str]:
    """The text of each file of ours, by its name."""
    paths = [
        ROOT / "app.py",
        ROOT / "serve.py",
        *sorted(ROOT.glob("pages/*.py")),
        *sorted(ROOT.glob("components/**/*.py")),
        *sorted(file for file in ROOT.glob("dev/**/*.py") if ".cache" not in file.parts),
    ]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax tree of each, read when a test asks: each worker of a run collects this file."""
    return {name: ast.parse(text) for name, text in texts().items()}


def product() -> dict[str, ast.Module]:
    """Those that a reader's server runs."""
    return {name: tree for name, tree in trees().items() if not name.startswith("dev/")}


def pages() -> dict[str, ast.Module]:
    """Those of the pages."""
    return {name: tree for name, tree in trees().items() if name.startswith("pages/")}


def room_of(name: str) -> str:
    parts = Path(name).with_suffix("").parts
    if parts[0] == "dev":
        return "/".join(parts[:2]) if len(parts) > 2 else "dev"
    return parts[1] if parts[0] == "components" else parts[0]


def imported(tree: ast.Module) -> Iterator[str]:
    """What a file imports, also within functions: a room of the house, or a library."""
    for node in ast.walk(tree):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            parts = [f"components.{alias.name}" for alias in node.names]
            modules = parts if module == "components" else [module]
        for module in modules:
            first, _, rest = module.partition(".")
            folder = rest.partition(".")[0]
            if first == "dev":
                yield f"dev/{folder}" if (ROOT / "dev" / folder).is_dir() else "dev"
            else:
                yield folder if first == "components" else first


def test_a_file_imports_only_what_its_room_may() -> None:
    strangers = {
        name: set(imported(tree))
        - ROOMS.get(room_of(name), set())
        - ALSO.get(name, set())
        - sys.stdlib_module_names
        for name, tree in trees().items()
    }
    assert {name: found for name, found in strangers.items() if found} == {}


def test_the_table_names_every_room_and_no_other() -> None:
    assert {room_of(name) for name in trees()} == set(ROOMS)


def test_imports_are_absolute() -> None:
    assert _found(trees(), lambda node: isinstance(node, ast.ImportFrom) and node.level > 0) == []


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    names = {name: {Path(name).stem, Path(name).parent.name} for name in trees()}
    own = {"__init__", "__main__"}
    assert [name for name, said in names.items() if (said - own) & sys.stdlib_module_names] == []


def test_a_page_is_short_enough_to_be_read_at_once() -> None:
    lengths = {name: len(texts()[name].splitlines()) for name in pages()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_PAGE} == {}


def test_no_folder_imports_one_that_imports_it() -> None:
    assert circle_in(folders_imported()) == []


def test_a_circle_of_folders_is_found() -> None:
    there = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}
    assert sorted(set(circle_in(there))) == ["a", "b", "c"]


def folders_imported() -> dict[str, set[str]]:
    """For each folder of `components`, those that its files import, itself left out."""
    found: dict[str, set[str]] = {}
    for name, tree in trees().items():
        own = Path(name).parent.as_posix()
        modules = {
            node.module
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
        }
        folders = {folder_of(Path(*module.split("."))).as_posix() for module in modules}
        found.setdefault(own, set()).update({f for f in folders if "/" in f} - {own})
    return found


def folder_of(module: Path) -> Path:
    """The folder in which a module stands; a package is one itself."""
    return module if (ROOT / module).is_dir() else module.parent


def circle_in(imports: dict[str, set[str]]) -> list[str]:
    """The folders of one circle, in its order; none where there is no circle."""

    def way_back(way: list[str]) -> list[str]:
        for further in sorted(imports.get(way[-1], ())):
            if further == way[0]:
                return way
            if further not in tried:
                tried.add(further)
                if found := way_back([*way, further]):
                    return found
        return []

    for folder in sorted(imports):
        tried: set[str] = set()
        if found := way_back([folder]):
            return found
    return []


def test_whatever_others_may_use_says_what_it_is() -> None:
    silent = [
        f"{name}: {getattr(node, 'name', 'the file')}"
        for name, tree in trees().items()
        for node in [tree, *_public(tree)]
        if not ast.get_docstring(node)
    ]
    assert silent == []


def _public(node: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for inner in node.body:
        if isinstance(inner, DEFINED) and not inner.name.startswith("_"):
            yield inner
            if isinstance(inner, ast.ClassDef):
                yield from _public(inner)


def test_one_name_is_one_thing() -> None:
    """A public function or class has a name that no other module gives to another thing."""
    homes: dict[str, list[str]] = {}
    for name, tree in product().items():
        for node in tree.body if "/commands/" not in name else []:  # where each has its own `add`
            if isinstance(node, DEFINED) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(name)
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


def test_pages_define_nothing() -> None:
    made = (*DEFINED, ast.Lambda, ast.AugAssign)
    assert _found(pages(), lambda node: isinstance(node, made)) == []


def test_pages_leave_arithmetic_to_where_a_test_can_reach_it() -> None:
    assert _found(pages(), lambda node: isinstance(node, ast.BinOp) and not _is_text(node)) == []


def _is_text(node: ast.expr) -> bool:
    """Whether an expression is text, or text put together from parts."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and (_is_text(node.left) or _is_text(node.right))
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_no_door_for_markup_is_open() -> None:
    """What a door would do is tried in a browser; this says that there is none to be tried."""
    shut = {"unsafe_allow_html", "unsafe_allow_javascript", "iframe", "v1"}

    def is_door(node: ast.AST) -> bool:
        return bool({getattr(node, "attr", None), getattr(node, "arg", None)} & shut)

    assert _found(product(), is_door) == []
    sheets = {
        ast.unparse(node.targets[0])
        for tree in product().values()
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.value).endswith(".css')")
    }
    written = [
        node
        for tree in product().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "html"
    ]
    assert written
    # in which Jinja escapes every word; and files of ours alone
    doors = ("filled(", "face(", "style_sheets(")
    shown = [ast.unparse(node.args[0]) for node in written]
    strange = [text for text in shown if text not in sheets and not text.startswith(doors)]
    assert strange == [], "a style sheet that is a file of ours or a template, and no text"


def _is_call(node: ast.AST, what: str) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == what


def test_no_figure_is_drawn_but_by_a_card() -> None:
    assert _found(product(), lambda node: _is_call(node, "st.plotly_chart")) == []


def _found(trees: dict[str, ast.Module], is_sought: Callable[[ast.AST], bool]) -> list[str]:
    return [
        f"{name}: {ast.unparse(node)}"
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if is_sought(node)
    ]
