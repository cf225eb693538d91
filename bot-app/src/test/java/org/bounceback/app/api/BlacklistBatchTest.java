package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.bounceback.data.DocumentNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several subjects in one request. */
class BlacklistBatchTest {

  @TempDir Path home;
  private ApiFixture api;

  @BeforeEach
  void open() throws Exception {
    api = ApiFixture.open(home);
  }

  @AfterEach
  void close() throws IOException {
    api.close();
  }

  @Test
  void eachSubjectGetsItsResultInOrder() throws Exception {
    List<DocumentNode> results =
        results("{\"subjects\": [\"203.0.113.5\", \"shop.example\", \"203.0.113.6\"]}");

    assertEquals(
        List.of("203.0.113.5", "shop.example", "203.0.113.6"),
        results.stream().map(result -> result.text("subject")).toList());
    assertEquals(1, results.get(0).findNumber("asked").orElseThrow());
  }

  @Test
  void aWrongSubjectDoesNotSpoilTheOthers() throws Exception {
    List<DocumentNode> results =
        results("{\"subjects\": [\"bad_\", \"203.0.113.5\", \"10.0.0.1\"]}");

    assertEquals("not-an-address", results.get(0).require("error").text("code"));
    assertEquals("203.0.113.5", results.get(1).text("subject"));
    assertEquals("private-address", results.get(2).require("error").text("code"));
  }

  @Test
  void moreThanFiftySubjectsAreRejected() throws Exception {
    String many = String.join(",", Collections.nCopies(51, "\"203.0.113.5\""));

    assertEquals(422, post("{\"subjects\": [" + many + "]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                | 422
          {"subjects": []}                  | 422
          {"subjects": [{}]}                | 400
          {"subjects": ["shop.example"], "x": 1} | 400
          {"subjects":                      | 400
          """)
  void aWrongBodyIsRejected(String body, int status) throws Exception {
    assertEquals(status, post(body));
  }

  @Test
  void aLongBodyIsRejected() throws Exception {
    assertEquals(413, post("{\"subjects\": [\"" + "a".repeat(20 * 1024) + "\"]}"));
  }

  private int post(String body) throws IOException, InterruptedException {
    return api.post("/blacklist", BodyPublishers.ofString(body)).statusCode();
  }

  private List<DocumentNode> results(String body) throws Exception {
    return ApiFixture.answered(200, api.post("/blacklist", BodyPublishers.ofString(body)))
        .list("results");
  }
}
