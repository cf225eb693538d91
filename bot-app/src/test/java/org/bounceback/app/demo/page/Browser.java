package org.bounceback.app.demo.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;

/** A headless Chromium, driven as W3C WebDriver says. */
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process driver;
  private final String session;

  /** Starts one with a profile of its own in {@code folder}. */
  public Browser(Path folder) throws IOException {
    for (Path program : List.of(CHROMIUM, DRIVER)) {
      assertTrue(
          Files.isExecutable(program),
          program + " is not installed: run ./verify as root on Debian, which installs it");
    }
    driver = new ProcessBuilder(DRIVER.toString(), "--port=0").redirectErrorStream(true).start();
    String host = "http://127.0.0.1:" + port() + "/session";
    session =
        host + "/" + ask("POST", host, capabilities(folder)).require("value").text("sessionId");
  }

  public void open(URI page) {
    ask("POST", session + "/url", Map.of("url", page.toString()));
  }

  /** Types into the first element that the selector finds; a newline presses Enter. */
  public void type(String selector, String text) {
    ask("POST", element(selector) + "/value", Map.of("text", text));
  }

  public void click(String selector) {
    ask("POST", element(selector) + "/click", Map.of());
  }

  /** The text that can be seen in the first element that the selector finds. */
  public String text(String selector) {
    return ask("GET", element(selector) + "/text", Map.of()).text("value");
  }

  /** Returns the value of the first field that the selector finds. */
  public String value(String selector) {
    return ask("GET", element(selector) + "/property/value", Map.of()).text("value");
  }

  /** Clicks the first element that the selector finds and that has this text. */
  public void press(String selector, String words) {
    for (DocumentNode each : find(selector)) {
      String element = session + "/element/" + each.text(ELEMENT);
      if (words.equals(ask("GET", element + "/property/textContent", Map.of()).text("value"))) {
        ask("POST", element + "/click", Map.of());
        return;
      }
    }
    throw new AssertionError("the page has no " + selector + " that reads " + words);
  }

  /** Returns the errors of the page's scripts and the blocked actions. */
  public List<String> complaints() {
    return ask("POST", session + "/se/log", Map.of("type", "browser")).list("value").stream()
        .map(each -> each.text("message"))
        .filter(each -> !each.contains("favicon.ico"))
        .toList();
  }

  public boolean has(String selector) {
    return !find(selector).isEmpty();
  }

  @Override
  public void close() {
    try {
      ask("DELETE", session, Map.of());
    } finally {
      driver.destroy();
    }
  }

  private static Map<String, ?> capabilities(Path folder) {
    List<String> arguments =
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1200,900",
            "--user-data-dir=" + folder.resolve("profile"));
    Map<String, ?> options = Map.of("binary", CHROMIUM.toString(), "args", arguments);
    Map<String, ?> wanted =
        Map.of("goog:chromeOptions", options, "goog:loggingPrefs", Map.of("browser", "ALL"));
    return Map.of("capabilities", Map.of("alwaysMatch", wanted));
  }

  private int port() throws IOException {
    var lines = new BufferedReader(driver.inputReader(StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        return Integer.parseInt(started.group(1));
      }
    }
    throw new AssertionError("chromedriver did not start");
  }

  private String element(String selector) {
    List<DocumentNode> found = find(selector);
    assertTrue(!found.isEmpty(), "the page has no " + selector);
    return session + "/element/" + found.get(0).text(ELEMENT);
  }

  private List<DocumentNode> find(String selector) {
    return ask("POST", session + "/elements", Map.of("using", "css selector", "value", selector))
        .list("value");
  }

  private DocumentNode ask(String method, String url, Map<String, ?> body) {
    var sent =
        method.equals("POST")
            ? BodyPublishers.ofString(DocumentCodec.toJson(body))
            : BodyPublishers.noBody();
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).method(method, sent).build();
      var answer = http.send(request, BodyHandlers.ofString());
      assertTrue(answer.statusCode() == 200, url + ": " + answer.body());
      return DocumentCodec.json(url, answer.body());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(url, failed);
    }
  }
}
