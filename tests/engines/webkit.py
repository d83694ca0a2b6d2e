"""WebKit, as Safari's readers have it, in WebKitGTK's own small browser, by Selenium.

It wants a screen, and gets one that nobody sees.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from selenium.webdriver import ActionChains, Keys, WebKitGTK, WebKitGTKOptions
from selenium.webdriver.webkitgtk.service import Service

from engines.engine import CALL, WIDE, Engine

DRIVER, SCREEN = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")


class WebKit(Engine):
    records = False  # not without GStreamer's further packages; the page says that no microphone can be used

    @staticmethod
    def missing():
        return (
            ""
            if DRIVER and SCREEN
            else "Install WebKitGTK's driver and Xvfb (Debian: `sudo apt-get install webkit2gtk-driver xvfb`)."
        )

    def __init__(self, folder):
        super().__init__(folder)
        home = folder.with_suffix(".home")
        home.mkdir()
        (home / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{folder}"\n', "utf-8")  # where it saves files
        options = WebKitGTKOptions()
        options.set_capability("browserName", "MiniBrowser")
        for argument in (
            "--automation",
            "--enable-media-stream=true",
            "--enable-mock-capture-devices=true",
        ):  # a microphone that hears nothing
            options.add_argument(argument)
        with ExitStack() as started:
            around = {**os.environ, "DISPLAY": started.enter_context(_screen()), "XDG_CONFIG_HOME": str(home)}
            self.driver = WebKitGTK(options=options, service=Service(DRIVER, env=around))
            started.callback(self.driver.quit)
            self.resize(*WIDE)
            self.started = started.pop_all()

    def open(self, url):
        self.driver.get(url)

    def reload(self):
        self.driver.refresh()

    def back(self):
        self.driver.back()

    @property
    def url(self):
        return self.driver.current_url

    def evaluate(self, expression, argument=None):
        return self.driver.execute_script(CALL.format(expression), argument)

    def element(self, function, argument):
        return self.evaluate(function, argument)

    def press(self, key):
        pressed = getattr(Keys, key.upper())
        ActionChains(self.driver).key_down(pressed).key_up(pressed).perform()

    def hold(self, key, letter):
        held = getattr(Keys, key.upper())
        ActionChains(self.driver).key_down(held).send_keys(letter).key_up(held).perform()

    def resize(self, width, height):
        self.driver.set_window_size(width, height)

    def close(self):
        self.started.close()


@contextmanager
def _screen() -> Iterator[str]:
    """A screen in memory: its name, with the first number that is free."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        [SCREEN, "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as screen:
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        try:
            yield f":{number}"
        finally:
            screen.terminate()
