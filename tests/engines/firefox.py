"""Firefox, by Mozilla's own Marionette, which needs no program beside the browser."""

from __future__ import annotations

import shutil
import warnings

from engines.engine import CALL, WIDE, Engine

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it asks for the system's name in a way that is called old
    from marionette_driver import keys
    from marionette_driver.marionette import Marionette

BINARY = shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox(Engine):
    @staticmethod
    def missing():
        return "" if BINARY else "Install Firefox (Debian: `sudo apt-get install firefox-esr`)."

    def __init__(self, folder):
        super().__init__(folder)
        settings = {
            "browser.download.folderList": 2,
            "browser.download.dir": str(folder),
            "browser.download.useDownloadDir": True,
            "media.navigator.streams.fake": True,
            "media.navigator.permission.disabled": True,  # a microphone that hears nothing
        }
        self.driver = Marionette(
            app="fxdesktop", bin=BINARY, headless=True, prefs=settings, gecko_log=str(folder.with_suffix(".log"))
        )
        self.driver.start_session()
        self.resize(*WIDE)

    def open(self, url):
        self.driver.navigate(url)

    def reload(self):
        """As the page itself does it; the driver's own forgets how far down the page was, which a reader's does not."""
        before = self.evaluate("performance.timeOrigin")
        self.evaluate("void location.reload()")
        self.until(f"performance.timeOrigin !== {before} && document.readyState === 'complete'")

    def back(self):
        self.driver.go_back()

    @property
    def url(self):
        return self.driver.get_url()

    def evaluate(self, expression, argument=None):
        return self.driver.execute_script(CALL.format(expression), [argument])

    def element(self, function, argument):
        return self.evaluate(function, argument)

    def press(self, key):
        pressed = getattr(keys.Keys, key.upper())
        self.driver.actions.sequence("key", "keyboard").key_down(pressed).key_up(pressed).perform()

    def hold(self, key, letter):
        held = getattr(keys.Keys, key.upper())
        keyboard = self.driver.actions.sequence("key", "keyboard").key_down(held)
        keyboard.key_down(letter).key_up(letter).key_up(held).perform()

    def resize(self, width, height):
        self.driver.set_window_rect(width=width, height=height)

    def close(self):
        self.driver.quit()
