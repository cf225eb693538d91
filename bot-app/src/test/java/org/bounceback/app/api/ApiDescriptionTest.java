package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.sandbox.desk.StoredTicket;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The API does what {@code docs/reference/openapi.yaml} describes, and nothing else. */
class ApiDescriptionTest {

  private static final Set<String> NEEDS_ITS_OWN_VALUE =
      Set.of("key", "requester", "message", "messageBase64", "joinTicket");

  @TempDir Path home;
  private ApiFixture house;

  @BeforeEach
  void open() throws Exception {
    house = ApiFixture.open(home);
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  @TestFactory
  List<DynamicTest> whatIsDescribedIsThere() throws Exception {
    DocumentNode paths = described().require("paths");
    return paths.keys().stream()
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path, () -> isThere(path, paths.require(path).keys().get(0))))
        .toList();
  }

  @Test
  void responsesMatchTheDescriptionAndDiagnosesHaveNoOtherMembers() throws Exception {
    DocumentNode schemas = described().require("components").require("schemas");
    DocumentNode diagnosis =
        ApiFixture.answered(200, house.post("/diagnose", BodyPublishers.ofString(ApiFixture.MAIL)));
    JsonObjectBuilder wish = ApiFixture.wish("k1").with("message", ApiFixture.MAIL);

    assertEquals(
        schemas.require("Diagnosis").require("properties").keys().stream().sorted().toList(),
        diagnosis.keys().stream().sorted().toList());
    has(schemas.require("Diagnosis"), diagnosis);
    has(
        schemas.require("Blacklist"),
        ApiFixture.answered(200, house.get("/blacklist/203.0.113.5")));
    has(
        schemas.require("Recipient"),
        ApiFixture.answered(200, house.get("/recipient/bob%40example.com")));
    has(
        schemas.require("Case"),
        ApiFixture.answered(202, house.post("/escalations", ApiFixture.json(wish))));
  }

  @Test
  void everyDescribedRequestMemberIsAccepted() throws Exception {
    DocumentNode members =
        described()
            .require("components")
            .require("schemas")
            .require("Escalation")
            .require("properties");
    JsonObjectBuilder wish = ApiFixture.wish("k1").with("message", ApiFixture.MAIL);
    members.keys().stream()
        .filter(member -> !NEEDS_ITS_OWN_VALUE.contains(member))
        .forEach(member -> wish.with(member, member.equals("copy") ? "headers" : "some words"));

    ApiFixture.answered(202, house.post("/escalations", ApiFixture.json(wish)));
    Await.until(() -> !house.tickets().isEmpty());

    StoredTicket.Draft ticket = house.tickets().get(0).draft();
    assertTrue(
        ticket.message().orElseThrow().filename().endsWith("-headers.txt"), ticket.toString());
    refusedCopy(ApiFixture.wish("k2").with("message", ApiFixture.MAIL).with("copy", "half"));
  }

  private void refusedCopy(JsonObjectBuilder wish) throws Exception {
    assertEquals(
        "bad-copy",
        ApiFixture.answered(422, house.post("/escalations", ApiFixture.json(wish)))
            .require("error")
            .text("code"));
  }

  private static void has(DocumentNode schema, DocumentNode answer) {
    List<String> missing =
        schema.texts("required").stream().filter(key -> !answer.keys().contains(key)).toList();
    assertEquals(List.of(), missing, answer.toString());
  }

  private static DocumentNode described() throws IOException {
    return DocumentCodec.yaml(
        "openapi", Files.readString(Path.of("../docs/reference/openapi.yaml")));
  }

  private void isThere(String path, String method) throws Exception {
    String example = path.replace("{subject}", "shop.example").replace("{id}", "BB-00000-00000");
    HttpResponse<String> answer =
        method.equals("post") ? house.post(example, BodyPublishers.noBody()) : house.get(example);

    assertTrue(
        !answer.body().contains("no-such-path") && answer.statusCode() != 405, answer.body());
  }
}
