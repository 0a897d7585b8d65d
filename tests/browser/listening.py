"""What a reader's browser has to say about a page."""

from playwright.sync_api import ConsoleMessage, Page, Request


def listen(page: Page, base_url: str) -> list[str]:
    """Collect errors, requests that fail and requests to other hosts, as they come."""
    heard: list[str] = []
    ours = (f"{base_url}/", "data:", "blob:")

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            heard.append(message.text)

    def request(asked: Request) -> None:
        if not asked.url.startswith(ours):
            heard.append(f"asked for {asked.url}")

    def failed(asked: Request) -> None:
        # A browser that is sent to the next page gives up what it was still fetching for this one.
        if asked.failure != "net::ERR_ABORTED":
            heard.append(f"failed: {asked.url}")

    page.on("console", console)
    page.on("request", request)
    page.on("requestfailed", failed)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard
