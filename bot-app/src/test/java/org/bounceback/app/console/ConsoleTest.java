package org.bounceback.app.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.cases.TicketStatus;
import org.bounceback.ticket.desk.local.LocalTicket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of the local ticket system, as a browser requests it. */
class ConsoleTest {
  private static final Pattern SECRET = Pattern.compile("name=form value=([A-Za-z0-9_-]+)>");

  @TempDir Path home;
  private final HttpClient http = HttpClient.newHttpClient();
  private ConsoleHouse house;
  private String cookie = "";

  @BeforeEach
  void open() throws Exception {
    house = new ConsoleHouse(home);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void withoutLoginNothingIsShown() throws Exception {
    for (String path : List.of("", "/1", "/1/mail", "/2")) {
      HttpResponse<String> answer = get(path);

      assertEquals(401, answer.statusCode());
      assertFalse(answer.body().contains("comes"), answer.body());
    }
    assertEquals(401, post("/1/close", "").statusCode());
    assertEquals(TicketStatus.NEW, ticket().status());
  }

  @Test
  void wrongTokensAreRateLimitedAndTheCorrectOneLogsIn() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertEquals(403, post("/login", "name=Maria&token=wrong").statusCode());
    }

    assertEquals(429, post("/login", "name=Maria&token=wrong").statusCode());
    assertEquals(303, post("/login", "name=Maria&token=" + ConsoleHouse.TOKEN).statusCode());
  }

  @Test
  void theSessionBelongsToOneBrowserAndEndsAtLogout() throws Exception {
    HttpResponse<String> in = post("/login", "name=Maria&token=" + ConsoleHouse.TOKEN);
    String set = in.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(set.endsWith("; Path=/tickets; HttpOnly; SameSite=Strict"), set);
    logIn();

    post("/logout", "form=" + secret(""));

    assertEquals(401, get("").statusCode());
  }

  @Test
  void textFromStrangersIsEscapedAndNotExecuted() throws Exception {
    logIn();

    for (String path : List.of("", "/1")) {
      HttpResponse<String> page = get(path);
      assertEquals(200, page.statusCode());
      assertTrue(page.body().contains("&lt;img src=x onerror=alert(1)&gt;"), page.body());
      assertFalse(page.body().contains("<img"), page.body());
      assertEquals(
          "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
              + " frame-ancestors 'none'",
          page.headers().firstValue("Content-Security-Policy").orElseThrow());
    }
  }

  @Test
  void theEmailIsDownloadedByteForByteAndNeverRendered() throws Exception {
    logIn();

    HttpResponse<byte[]> mail =
        http.send(request("/1/mail").GET().build(), BodyHandlers.ofByteArray());

    assertArrayEquals(ConsoleHouse.MAIL.bytes(), mail.body());
    assertEquals(
        "application/octet-stream", mail.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(
        "attachment; filename=\"bounce__.eml\"",
        mail.headers().firstValue("Content-Disposition").orElseThrow());
  }

  @Test
  void aReplyIsAddedOnceHoweverOftenTheFormIsSent() throws Exception {
    logIn();
    String form = "form=" + secret("/1") + "&once=a-1&words=It+is+done.&close=1";

    assertEquals(303, post("/1/answer", form).statusCode());
    assertEquals(303, post("/1/answer", form).statusCode());

    LocalTicket answered = ticket();
    assertEquals(TicketStatus.SOLVED, answered.status());
    assertEquals(
        List.of("Maria: It is done."),
        answered.remarks().stream().map(said -> said.author() + ": " + said.text()).toList());
  }

  @Test
  void aFormFromAnotherSiteIsRejected() throws Exception {
    logIn();
    String form = "form=" + secret("/1") + "&words=It+is+done.";

    assertEquals(403, post("/1/answer", "form=guessed&words=It+is+done.").statusCode());
    assertEquals(403, post("/1/close", "").statusCode());
    assertEquals(403, elsewhere("/1/answer", form, "Origin", "https://evil.example").statusCode());
    assertEquals(403, elsewhere("/1/close", form, "Sec-Fetch-Site", "cross-site").statusCode());
    assertEquals(List.of(), ticket().remarks());
    assertEquals(TicketStatus.NEW, ticket().status());
  }

  @Test
  void aMissingPageIsReportedAsNotFound() throws Exception {
    logIn();

    for (String path : List.of("/2", "/0", "/x", "/2/mail", "/1/mail/1", "/1/other")) {
      assertEquals(404, get(path).statusCode(), path);
    }
    assertEquals(404, post("/2/close", "form=" + secret("")).statusCode());
  }

  private LocalTicket ticket() throws Exception {
    return house.tickets.find(1).orElseThrow();
  }

  private void logIn() throws Exception {
    HttpResponse<String> in = post("/login", "name=Maria&token=" + ConsoleHouse.TOKEN);
    assertEquals(303, in.statusCode(), in.body());
    cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /** Returns the token in the forms of this page. */
  private String secret(String path) throws Exception {
    Matcher found = SECRET.matcher(get(path).body());
    assertTrue(found.find());
    return found.group(1);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    return http.send(posting(path, form).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> elsewhere(String path, String form, String header, String value)
      throws Exception {
    return http.send(posting(path, form).header(header, value).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder posting(String path, String form) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form, StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(house.url() + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }
}
