"""Chromium, by Playwright."""

from __future__ import annotations

from playwright.sync_api import Playwright, sync_playwright

import browser as browsers
from engines.engine import WIDE, Engine


class Chromium(Engine):
    @staticmethod
    def missing():
        try:
            browsers.chromium()
        except RuntimeError as error:
            return str(error)
        return ""

    def __init__(self, folder, playwright: Playwright | None = None):
        """With a Playwright that runs already, or one of its own: a process can have one."""
        super().__init__(folder)
        self.own = None if playwright else sync_playwright().start()
        self.browser = browsers.start(playwright or self.own)
        self.page = self.browser.new_context(permissions=["microphone"]).new_page()
        self.resize(*WIDE)

    def open(self, url):
        self.page.goto(url)

    def reload(self):
        self.page.reload()

    def back(self):
        self.page.go_back()

    @property
    def url(self):
        return self.page.url

    def evaluate(self, expression, argument=None):
        return self.page.evaluate(expression, argument)

    def element(self, function, argument):
        found = self.page.evaluate_handle(function, argument).as_element()
        return found and Element(found)

    def press(self, key):
        self.page.keyboard.press(key)

    def hold(self, key, letter):
        self.page.keyboard.press(f"{key}+{letter}")

    def resize(self, width, height):
        self.page.set_viewport_size({"width": width, "height": height})

    def saved(self, css, words):
        with self.page.expect_download() as download:
            self.click(css, words)
        return download.value.path().read_bytes().decode()

    def close(self):
        self.browser.close()
        if self.own:
            self.own.stop()


class Element:
    """With the other drivers' names."""

    def __init__(self, handle):
        self.handle = handle

    def click(self):
        self.handle.click()

    def send_keys(self, text):
        if self.handle.get_attribute("type") == "file":
            self.handle.set_input_files(text)
        else:
            self.handle.type(text)
