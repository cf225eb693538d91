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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bounceback.app.demo.DemoMails;
import org.bounceback.app.demo.DemoPageFixture;
import org.bounceback.app.demo.Eventually;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class PageTest {
  private static final String SLACK = "slack";
  private static final String DISCORD = "discord";
  private static final Pattern CASE = Pattern.compile("BB-[0-9A-Z]{5}-[0-9A-Z]{5}");

  private final HttpClient http = HttpClient.newHttpClient();
  private DemoPageFixture demoPageFixture;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    demoPageFixture = DemoPageFixture.open(folder);
  }

  @AfterEach
  void noCallWasRejected() {
    assertEquals(List.of(), demoPageFixture.refusals());
  }

  @AfterAll
  void close() throws Exception {
    demoPageFixture.close();
  }

  @ParameterizedTest(name = "in {0}")
  @CsvSource({"slack,/blacklist 203.0.113.5", "discord,/blacklist subject:203.0.113.5"})
  void aCommandTypedOnThePageLeadsToTheCard(String pane, String line) {
    assertEquals("{}", type(pane, line).body());

    // Other tests leave public cards about the same address.
    DocumentNode card = message(pane, "203.0.113.5 is listed on Spamhaus", "\"private\":true");
    assertTrue(card.isTrue("private"));
    assertTrue(card.toString().contains("Open ticket"));
  }

  @Test
  void aBounceUploadedToSlackGetsATicketFromItsButton() {
    drop(SLACK, "", DemoMails.listedBounceTo("kim@example.com"));
    DocumentNode card = message(SLACK, "kim@example.com");
    post(SLACK, "click", Map.of("message", card.text("ts"), "action", button(card, "action_id")));
    String view = Eventually.present(() -> seen(SLACK).find("view")).text("id");

    assertEquals(
        List.of("subject"),
        submit(view, Map.of("subject", "x".repeat(201))).require("errors").keys());
    assertEquals(List.of(), submit(view, Map.of("subject", "They refuse us")).keys());

    message(SLACK, "kim@example.com", "Ticket 10");
  }

  @Test
  void aCaseOpenedInDiscordIsTheSameOneInSlack() {
    drop(DISCORD, "/bounce", DemoMails.listedBounceTo("lee@example.com"));
    DocumentNode card = message(DISCORD, "lee\\\\@example.com");
    post(DISCORD, "click", Map.of("message", card.text("id"), "action", button(card, "custom_id")));
    Eventually.present(() -> seen(DISCORD).find("modal"));
    String words = "The customer wrote in Discord";
    post(DISCORD, "submit", Map.of("texts", Map.of("subject", words)));
    message(DISCORD, "lee\\\\@example.com", "Ticket 10");

    type(SLACK, "/bounceback status " + caseOf(card));

    DocumentNode same = message(SLACK, "lee@example.com", "Ticket 10");
    assertTrue(same.isTrue("private"));
  }

  @Test
  void discordSuggestsEarlierInput() {
    type(DISCORD, "/blacklist subject:203.0.113.5");
    message(DISCORD, "203.0.113.5 is listed on Spamhaus");

    DocumentNode proposed = suggested("/blacklist subject:203");

    assertEquals(List.of("203.0.113.5"), values(proposed));
  }

  @Test
  void discordOffersTheCommandsThatTheAppRegistered() {
    List<String> names =
        Eventually.present(
            () ->
                Optional.of(names(seen(DISCORD).list("commands"))).filter(some -> !some.isEmpty()));

    assertEquals(
        List.of("blacklist", "bounce", "bounceback", "Why did this bounce?", "Send to ticket"),
        names);
  }

  @ParameterizedTest(name = "in {0}: {2}")
  @CsvSource({
    "slack,/weather,/weather is not a valid command",
    "discord,/weather,weather is not offered to sam in support",
    "discord,/blacklist,the option subject is required",
    "discord,'',there is nothing to send",
  })
  void invalidInputIsRejectedWithAnErrorMessage(String pane, String line, String words) {
    HttpResponse<String> refused = type(pane, line);

    assertEquals(400, refused.statusCode());
    assertEquals(words, refused.body());
  }

  @Test
  void aFileInSlackOpensAsUploaded() {
    drop(SLACK, "read this", "Only words");

    DocumentNode file = written(SLACK, false, "read this").list("files").get(0);

    assertEquals("Only words", get("slack/file/" + file.text("id")).body());
    assertEquals(404, get("slack/file/F0").statusCode());
  }

  @Test
  void anotherSitesPageCannotPost() {
    String line = DocumentCodec.toJson(Map.of("line", "hello"));

    assertEquals(403, send("slack/type", line, "http://evil.example").statusCode());
  }

  @Test
  void markupFromOthersIsNotExecuted() {
    HttpResponse<String> page = get("");

    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertEquals(List.of("page.js"), scripts(page.body()));
  }

  private static List<String> scripts(String html) {
    return html.lines()
        .filter(line -> line.startsWith("<script"))
        .map(line -> line.split("\"", -1)[1])
        .toList();
  }

  private DocumentNode submit(String view, Map<String, String> texts) {
    return DocumentCodec.json(
        "errors", post(SLACK, "submit", Map.of("view", view, "texts", texts)).body());
  }

  private HttpResponse<String> type(String pane, String line) {
    return post(pane, "type", Map.of("line", line));
  }

  private void drop(String pane, String line, String content) {
    String kept = send("keep?listed.eml", content, origin()).body();
    String file = DocumentCodec.json("kept", kept).text("file");
    assertEquals("{}", post(pane, "type", Map.of("line", line, "files", List.of(file))).body());
  }

  private DocumentNode suggested(String line) {
    return DocumentCodec.json("choices", post(DISCORD, "suggest", Map.of("line", line)).body());
  }

  private static List<String> values(DocumentNode choices) {
    return choices.list("choices").stream().map(each -> each.text("value")).toList();
  }

  private static List<String> names(List<DocumentNode> commands) {
    return commands.stream().map(each -> each.text("name")).toList();
  }

  /** The identifier, under this name, of the button that opens a ticket. */
  private static String button(DocumentNode card, String key) {
    return found(card, Pattern.compile("\"" + key + "\":\"(open-ticket:[^\"]+)\""), 1);
  }

  private static String caseOf(DocumentNode card) {
    return found(card, CASE, 0);
  }

  private static String found(DocumentNode card, Pattern sought, int group) {
    return sought
        .matcher(card.toString())
        .results()
        .map((MatchResult each) -> each.group(group))
        .findFirst()
        .orElseThrow();
  }

  /** What the app wrote with all of these words. */
  private DocumentNode message(String pane, String... words) {
    return written(pane, true, words);
  }

  private DocumentNode written(String pane, boolean byApp, String... words) {
    return Eventually.present(
        () ->
            seen(pane).list("messages").stream()
                .filter(each -> each.isTrue("app") == byApp)
                .filter(each -> Stream.of(words).allMatch(each.toString()::contains))
                .findFirst());
  }

  /** The channel, as this pane shows it. */
  private DocumentNode seen(String pane) {
    return DocumentCodec.json("seen", get("seen").body()).require(pane).list("places").get(0);
  }

  private HttpResponse<String> post(String pane, String deed, Map<String, ?> what) {
    Map<String, Object> there = new HashMap<>(what);
    there.put("place", seen(pane).text("id"));
    return send(pane + "/" + deed, DocumentCodec.toJson(there), origin());
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(demoPageFixture.page().url().resolve(path)).build());
  }

  private String origin() {
    return "http://" + demoPageFixture.page().url().getAuthority();
  }

  private HttpResponse<String> send(String path, String body, String origin) {
    URI url = demoPageFixture.page().url().resolve(path);
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
