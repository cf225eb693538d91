package org.bounceback.app.demo.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bounceback.app.demo.Eventually;
import org.bounceback.app.demo.Scenery;
import org.bounceback.app.demo.Showing;
import org.bounceback.data.Documents;
import org.bounceback.data.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private Showing showing;

  @BeforeEach
  void open() throws Exception {
    showing = Showing.open(folder);
  }

  @AfterEach
  void close() throws Exception {
    assertEquals(List.of(), showing.refusals());
    showing.close();
  }

  @Test
  void aCommandTypedOnThePageLeadsToTheCard() {
    post("type", Map.of("line", "/blacklist 203.0.113.5"));

    Node card = message("203.0.113.5 is on Spamhaus");
    assertTrue(card.isTrue("private"));
    assertTrue(card.list("blocks").toString().contains("Open ticket"));
  }

  @Test
  void aDroppedBounceGetsATicketFromItsButton() {
    assertEquals(200, send("drop?listed.eml", Scenery.listedBounce(), origin()).statusCode());
    String action = action(message("3. Contact"), "open-ticket");
    post("click", Map.of("ts", message("3. Contact").text("ts"), "action", action));
    Eventually.isTrue(() -> seen().find("view").isPresent());
    String view = seen().at("view").text("id");

    assertEquals(List.of("subject"), submit(view, Map.of("subject", "x".repeat(201))).keys());
    assertEquals(List.of(), submit(view, Map.of("subject", "They refuse us")).keys());

    message("ticket 1001");
  }

  @Test
  void whatTheClientWouldHoldBackIsRefusedInWords() {
    HttpResponse<String> refused = post("type", Map.of("line", "/weather"));

    assertEquals(400, refused.statusCode());
    assertEquals("/weather is not a valid command", refused.body());
  }

  @Test
  void anotherSitesPageCannotPost() {
    String line = Documents.toJson(Map.of("line", "hello"));

    assertEquals(403, send("type", line, "http://evil.example").statusCode());
  }

  @Test
  void noMarkupFromElsewhereRuns() {
    HttpResponse<String> page = send(HttpRequest.newBuilder(showing.page().url()).build());

    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertEquals(List.of("blocks.js", "page.js"), scripts(page.body()));
  }

  private static List<String> scripts(String html) {
    return html.lines()
        .filter(line -> line.startsWith("<script"))
        .map(line -> line.split("\"", -1)[1])
        .toList();
  }

  private Node submit(String view, Map<String, String> entries) {
    return Documents.json(
        "errors", post("submit", Map.of("view", view, "entries", entries)).body());
  }

  private static String action(Node card, String name) {
    return card.list("blocks").stream()
        .filter(block -> block.text("type").equals("actions"))
        .flatMap(block -> block.list("elements").stream())
        .map(element -> element.text("action_id"))
        .filter(action -> action.startsWith(name + ":"))
        .findFirst()
        .orElseThrow();
  }

  private Node message(String words) {
    return Eventually.present(
        () ->
            seen().list("messages").stream()
                .filter(each -> each.isTrue("app") && each.toString().contains(words))
                .findFirst());
  }

  private Node seen() {
    var request = HttpRequest.newBuilder(showing.page().url().resolve("seen")).build();
    return Documents.json("seen", send(request).body());
  }

  private HttpResponse<String> post(String path, Map<String, ?> body) {
    return send(path, Documents.toJson(body), origin());
  }

  private String origin() {
    return "http://" + showing.page().url().getAuthority();
  }

  private HttpResponse<String> send(String path, String body, String origin) {
    URI url = showing.page().url().resolve(path);
    return send(
        HttpRequest.newBuilder(url)
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
