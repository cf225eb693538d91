package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each client of the API does only what its scopes allow, and has limits of its own. */
class ApiScopesTest {
  private static final String READ = "0123456789abcdef01234567";
  private static final String DIAGNOSE = "123456789abcdef012345678";
  private static final String ESCALATE = "23456789abcdef0123456789";

  @TempDir Path home;
  private ApiFixture api;

  @BeforeEach
  void open() throws Exception {
    api =
        ApiFixture.open(
            home,
            Map.of(
                "BOUNCEBACK_API_TOKENS",
                "stats %s read\npanel %s diagnose\ndesk %s escalate"
                    .formatted(READ, DIAGNOSE, ESCALATE),
                "BOUNCEBACK_LIMITS_API_REQUESTS",
                "3"));
  }

  @AfterEach
  void close() throws IOException {
    api.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef01234567, GET,  /cases/BB-00000-00000, 404",
    "0123456789abcdef01234567, GET,  /blacklist/127.0.0.2,  403",
    "0123456789abcdef01234567, POST, /diagnose,             403",
    "0123456789abcdef01234567, POST, /escalations,          403",
    "123456789abcdef012345678, GET,  /cases/BB-00000-00000, 403",
    "123456789abcdef012345678, GET,  /blacklist/bad_,       422",
    "123456789abcdef012345678, GET,  /recipient/bad_,       422",
    "123456789abcdef012345678, POST, /escalations,          403",
    "23456789abcdef0123456789, GET,  /cases/BB-00000-00000, 403",
    "23456789abcdef0123456789, POST, /diagnose,             403",
    "23456789abcdef0123456789, POST, /escalations,          422",
  })
  void aTokenAllowsItsScopesAlone(String token, String method, String path, int status)
      throws Exception {
    assertEquals(status, send(token, method, path).statusCode());
  }

  @Test
  void aMissingScopeIsNamed() throws Exception {
    HttpResponse<String> refused = send(READ, "POST", "/escalations");

    assertTrue(refused.body().contains("insufficient-scope"), refused.body());
    assertTrue(refused.body().contains("scope escalate"), refused.body());
    assertTrue(
        refused
            .headers()
            .firstValue("WWW-Authenticate")
            .orElseThrow()
            .contains("insufficient_scope"));
  }

  @Test
  void oneClientDoesNotUseUpTheLimitOfAnother() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertEquals(404, send(READ, "GET", "/cases/BB-00000-00000").statusCode());
    }

    assertEquals(429, send(READ, "GET", "/cases/BB-00000-00000").statusCode());
    assertEquals(422, send(DIAGNOSE, "GET", "/blacklist/bad_").statusCode());
  }

  private HttpResponse<String> send(String token, String method, String path)
      throws IOException, InterruptedException {
    return ApiFixture.send(
        HttpRequest.newBuilder(api.url(Api.PATH + path))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
            .build());
  }
}
