package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bounceback.chat.Button;
import org.bounceback.chat.ChatRequest;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.TestBot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that is looked up says which addresses stand behind it, and asks which are meant. */
class HostsBehindTest {
  private final TestBot testBot;

  HostsBehindTest(@TempDir Path folder) throws IOException, StoreException {
    this.testBot = TestBot.open(folder);
  }

  @BeforeEach
  void hosts() {
    testBot.dns.zones().open("host.example");
    add("mail.host.example A 203.0.113.5");
    add("host.example MX 10 mail.host.example.");
    add("host.example TXT \"v=spf1 mx ip4:203.0.113.77 -all\"");
  }

  @AfterEach
  void close() throws IOException {
    testBot.close();
  }

  @Test
  void theCardNamesTheAddressesByWhatTheyDoForTheName() {
    lookUp("host.example");

    assertEquals(List.of("Check its mail servers", "Check its senders"), lookUps());
    assertTrue(facts().contains("IPs of its mail servers: 203.0.113.5"), facts());
    assertTrue(facts().contains("Allowed to send for it (SPF): 203.0.113.5 203.0.113.77"), facts());
  }

  @Test
  void aButtonLooksTheMeantAddressesUp() {
    testBot.list.list("203.0.113.77", "127.0.0.4", "Spam seen");
    lookUp("host.example");

    testBot.press("Check its senders");

    assertEquals(
        "1 of 2 addresses and domains are on a blocklist that receivers use.", testBot.headline());
  }

  @Test
  void oneAddressAloneBecomesALookUpOfItsOwn() {
    lookUp("mail.host.example");

    testBot.press("Check its IPs");

    assertEquals("🟢 No problem found · 203.0.113.5 is not listed", testBot.headline());
  }

  @Test
  void tooManyAddressesHaveNoButton() {
    add("far.host.example TXT \"v=spf1 ip4:198.51.100.0/24 -all\"");
    IntStream.range(1, 10).forEach(i -> add("many.host.example A 192.0.2." + i));

    lookUp("far.host.example");
    assertTrue(facts().contains("198.51.100.0/24"), facts());
    assertTrue(lookUps().isEmpty());

    lookUp("many.host.example");
    assertTrue(facts().contains("192.0.2.5 and 4 more"), facts());
  }

  private void add(String record) {
    testBot.dns.zones().add(record);
  }

  private void lookUp(String name) {
    testBot.send(new ChatRequest.SlashCommand("blacklist", name));
  }

  private List<String> lookUps() {
    return testBot.details().buttons().stream()
        .map(Button::label)
        .filter(each -> each.startsWith("Check its"))
        .toList();
  }

  private String facts() {
    return TestBot.fields(testBot.details());
  }
}
