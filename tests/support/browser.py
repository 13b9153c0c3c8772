"""Headless Chromium through chromedriver, by the W3C protocol and nothing but the standard library."""
import base64
import json
import pathlib
import re
import shutil
import subprocess
import time
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Shift": "\ue008", "Control": "\ue009", "Down": "\ue015",
        "Up": "\ue013", "Tab": "\ue004", "End": "\ue010", "Backspace": "\ue003"}


def is_there():
    return shutil.which("chromium") is not None and shutil.which("chromedriver") is not None


class Browser:
    """One window. Use with `with`; what it downloads comes into `folder`."""

    def __init__(self, folder, scheme="light", size=(1280, 900)):
        self.folder = pathlib.Path(folder).resolve()
        # Port 0: any that is free; chromedriver says which.
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        port = next(match[1] for match in (re.search(r"started successfully on port (\d+)", line)
                                           for line in self.driver.stdout) if match)
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                            f"--user-data-dir={self.folder / 'profile'}", f"--window-size={size[0]},{size[1]}",
                            "--blink-settings=preferredColorScheme=" + ("0" if scheme == "dark" else "1")],
                   "prefs": {"download.default_directory": str(self.folder), "download.prompt_for_download": False}}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options,
                  "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        try:
            session = self._post(self.base, {"capabilities": {"alwaysMatch": wanted}})
        except BaseException:
            self.driver.kill()
            raise
        self.base += "/" + session["sessionId"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._request("DELETE", self.base)
        finally:
            self.driver.terminate()
            self.driver.wait()

    def _request(self, method, url, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise RuntimeError(f"{value['error']}: {value['message']}") from None

    def _post(self, url, body):
        return self._request("POST", url, body)

    def open(self, path):
        self._post(self.base + "/url", {"url": pathlib.Path(path).resolve().as_uri()})

    def run(self, script, *arguments):
        """What a function body gives; `arguments` are its arguments[0] and so on."""
        return self._post(self.base + "/execute/sync", {"script": script, "args": list(arguments)})

    def cdp(self, command, **parameters):
        return self._post(self.base + "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def press(self, *keys, held=()):
        """Presses keys one after another, letters or names of KEYS, while those in `held` are down."""
        actions = [{"type": "keyDown", "value": KEYS[key]} for key in held]
        for key in keys:
            for value in [KEYS[key]] if key in KEYS else key:
                actions += [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        actions += [{"type": "keyUp", "value": KEYS[key]} for key in held]
        self._post(self.base + "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def element(self, selector):
        return self._post(self.base + "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self._post(f"{self.base}/element/{self.element(selector)}/click", {})

    def hover(self, selector):
        origin = {ELEMENT: self.element(selector)}
        move = {"type": "pointerMove", "duration": 0, "origin": origin, "x": 0, "y": 0}
        self._post(self.base + "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": [move]}]})

    def alert(self):
        """The text of the question that is open; it is answered with yes. None where there is none."""
        try:
            text = self._request("GET", self.base + "/alert/text")
        except RuntimeError:
            return None
        self._post(self.base + "/alert/accept", {})
        return text

    def log(self, kind):
        return self._post(self.base + "/se/log", {"type": kind})

    def requests(self):
        """The addresses that pages of ours (file:) asked for since the last call."""
        messages = [json.loads(entry["message"])["message"] for entry in self.log("performance")]
        return [message["params"]["request"]["url"] for message in messages
                if message["method"] == "Network.requestWillBeSent" and
                message["params"]["documentURL"].startswith("file:")]

    def complaints(self):
        """What the console holds since the last call."""
        return [entry["message"] for entry in self.log("browser") if entry["level"] in ("WARNING", "SEVERE")]

    def wait(self, script, *arguments, seconds=10):
        """Waits until a script gives something true, and gives that."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            value = self.run(script, *arguments)
            if value:
                return value
            time.sleep(0.05)
        raise RuntimeError(f"still not so after {seconds} s: {script}")

    def downloaded(self, name, seconds=10):
        """The bytes of a file that the page saved, which is then removed."""
        path, end = self.folder / name, time.monotonic() + seconds
        while not path.exists():
            if time.monotonic() > end:
                raise RuntimeError(f"{name} was not saved; there are {sorted(p.name for p in self.folder.iterdir())}")
            time.sleep(0.05)
        saved = path.read_bytes()
        path.unlink()
        return saved

    def screenshot(self, path, whole=False):
        if whole:
            size = self.cdp("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 4000), "scale": 1}
            picture = self.cdp("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
        else:
            picture = self._request("GET", self.base + "/screenshot")
        pathlib.Path(path).write_bytes(base64.b64decode(picture))

    def pdf(self, path):
        pathlib.Path(path).write_bytes(base64.b64decode(self.cdp("Page.printToPDF", printBackground=False)["data"]))
