package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.address.Ip;
import org.bounceback.chat.Form;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Answer;
import org.bounceback.testkit.BanReports;
import org.bounceback.testkit.TestBot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conversation about complaints without a bounce. */
class ComplaintHandlerTest {
  private final TestBot testBot;
  private Function<Ip, Optional<IpBanReport>> bans = BanReports::none;

  ComplaintHandlerTest(@TempDir Path folder) throws IOException, StoreException {
    testBot = TestBot.open(folder, setup -> setup.bans(ip -> bans.apply(ip)));
  }

  @AfterEach
  void close() throws IOException {
    testBot.close();
  }

  @Test
  void theCustomersLineIsAskedForNow() {
    Form form = text("cantsend").form();

    assertEquals(List.of("from", "line"), form.fields().stream().map(Form.Field::name).toList());
    assertTrue(form.fields().get(1).hint().contains("Mobile connections change it"));
  }

  @Test
  void typedTextIsPrefilledInTheForm() {
    assertEquals(
        Map.of("from", "alice@shop.example", "line", ""),
        text("cantsend alice@shop.example").prefilled());
    assertEquals(
        Map.of("from", "alice@shop.example", "to", ""),
        text("notarrived alice@shop.example").prefilled());
  }

  @Test
  void withEverythingTypedNoFormIsInTheWay() {
    text("cantsend alice@shop.example 198.51.100.77");

    assertEquals(
        "⚪ Not enough information · Our outgoing servers weren't checked: none is in the servers"
            + " file",
        testBot.headline());
    assertEquals(
        List.of("Open ticket", "Copy reply", "I'm on it", "Details", "Helpful", "Not helpful"),
        testBot.labels());
  }

  @Test
  void aBanOnOurServerIsReportedWithTheServer() {
    bans = BanReports::banned;

    text("cantsend alice@shop.example 198.51.100.77");

    assertEquals(
        "🔴 We need to act · The customer's IP 198.51.100.77 is blocked by srv12 (cPHulk)",
        testBot.headline());
  }

  @Test
  void wrongValuesAreShownAtTheirFields() {
    assertEquals(
        Map.of(
            "from", "Enter an e-mail address, for example bob@example.com.",
            "line", "That is not an IP address. Examples: 203.0.113.5 or 2001:db8::5."),
        testBot.submit("cantsend", Map.of("from", "alice", "line", "10.0.0")).errors());
    assertEquals(
        Map.of("to", "Enter an e-mail address, for example bob@example.com."),
        testBot.submit("notarrived", Map.of("from", "", "to", "")).errors());
  }

  @Test
  void checkingAgainAsksForTheIpAgain() {
    text("cantsend alice@shop.example 198.51.100.77");

    Answer asked = testBot.press("Check again");

    assertEquals(Map.of("from", "alice@shop.example", "line", ""), asked.prefilled());
  }

  @Test
  void whoseComplaintItIsShowsByTheDomainsThatWeHost() throws StoreException {
    text("notarrived bob@partner.example alice@shop.example");
    assertEquals("alice@shop.example", testBot.newest().subject());

    text("notarrived alice@shop.example bob@partner.example");
    assertEquals("alice@shop.example bob@partner.example", testBot.newest().subject());
  }

  @Test
  void nothingAtAllArrivesIsAskedWithoutASender() {
    testBot.submit("notarrived", Map.of("from", "", "to", "alice@shop.example"));

    assertTrue(
        testBot.headline().contains("The domain shop.example doesn't exist"), testBot.headline());
  }

  @Test
  void theReplyCanBeCopiedInTheCustomersLanguage() {
    text("notarrived x@partner.example alice@shop.example");

    Answer reply = testBot.press("Copy reply");

    assertTrue(reply.prefilled().containsKey("text-en"), reply.toString());
  }

  @Test
  void aComplaintCanBecomeATicket() {
    text("notarrived x@partner.example alice@shop.example");

    assertTrue(testBot.press("Open ticket").prefilled().containsKey("subject"));
  }

  private Answer text(String words) {
    return testBot.say("/bounceback " + words);
  }
}
