"""A page that is watched: what it complains of and whom it asks is kept, and must be nothing and nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response


@dataclass
class Watch:
    """What went wrong in all pages of one context. ``expected`` statuses are those a test provokes."""

    home: str
    complaints: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)

    def over(self, context: BrowserContext) -> None:
        """Listen to every page of this context."""
        context.on("page", self._listen)
        context.on("request", self._asked)
        context.on("response", self._answered)

    def check(self) -> None:
        """Fails with every complaint there was."""
        assert not self.complaints, "\n".join(self.complaints)

    def _listen(self, page: Page) -> None:
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: script error: {error}"))

    def _said(self, message: ConsoleMessage) -> None:
        provoked = "Failed to load resource" in message.text and self.expected
        if message.type in {"error", "warning"} and not provoked:
            self.complaints.append(f"{message.page.url if message.page else ''}: console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self.complaints.append(f"{request.frame.url}: asks another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"{response.url}: answered {response.status}")
