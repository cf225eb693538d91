package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.cases.CaseId;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which case joins a ticket that its note names, or that an agent chooses. */
@OnEveryDatabase
class NamedTicketTest extends TicketedBounces {
  @ParameterizedTest
  @CsvSource({
    "Please see ticket 101.",
    "Belongs to #101",
    "[lab.example #101] again",
    "PAGE",
  })
  void aNamedTicketIsJoinedByEmailOfTheSameDomainSentByOurServer(String words) throws Exception {
    escalate("1", FIRST);
    String page = ticket(escalate("1", FIRST)).url().orElseThrow().toString();

    var other =
        new Report(
            "T1",
            "<m-9@shop.example>",
            "carl@shop.example",
            List.of("dan@example.net"),
            words.replace("PAGE", "See " + page + "."));
    CaseId joined = escalate("2", other.logged("carl@shop.example"));

    Await.until(() -> said().size() == 1);
    assertEquals("101", ticket(joined).id());
    assertTrue(said().get(0).text().contains("was submitted with this"), said().get(0).text());
  }

  @ParameterizedTest
  @CsvSource({
    "U1, carl@shop.example, ''",
    "U1, carl@shop.example, carl@rival.example",
    "U1, carl@shop.example, mccarl@shop.example",
    "U9, carl@shop.example, carl@shop.example",
  })
  void aTicketNumberInANoteGivesNoAccessToOthersTickets(String person, String from, String log)
      throws Exception {
    escalate("1", FIRST);

    var forged = new Report("T1", "<m-9@shop.example>", from, List.of("d@example.net"), "as #101");
    CaseId other = escalate("2", forged.uploadedBy(person).logged(log));

    assertEquals("102", ticket(other).id());
    assertEquals(List.of(), said());
  }

  @Test
  void aTicketNumberIsNotTrustedForPublicMailDomains() throws Exception {
    var gmail =
        new Report("T1", "<m-1@gmail.com>", "ann@gmail.com", FIRST.recipients(), "")
            .logged("ann@gmail.com");
    escalate("1", gmail);

    assertEquals("102", ticket(escalate("2", gmail.to("d@example.net").saying("see #101"))).id());
  }

  @Test
  void anAgentCanAddTheCaseToAChosenTicket() throws Exception {
    escalate("1", FIRST);
    var other =
        new Report("T1", "<m-9@rival.example>", "eve@rival.example", List.of("d@example.net"), "");

    CaseId joined = escalate("2", other.uploadedBy(STRANGER), agent("kim@example.org", "101"));

    Await.until(() -> said().size() == 1);
    assertEquals("101", ticket(joined).id());
    assertTrue(said().get(0).text().contains("An agent added"), said().get(0).text());
    assertEquals(
        "102",
        ticket(
                escalate(
                    "3",
                    new Report("T2", "<m-8@x.example>", "a@x.example", List.of(), ""),
                    agent("kim@example.org", "101")))
            .id());
  }

  @Test
  void onlyAgentsCanChooseATicket() throws Exception {
    escalate("1", FIRST);
    var other =
        new Report("T1", "<m-9@rival.example>", "eve@rival.example", List.of("d@example.net"), "");

    CaseId own =
        escalate(
            "2", other.uploadedBy(STRANGER), plain -> copyOf(plain, false, Optional.of("101")));

    assertEquals("102", ticket(own).id());
  }

  @Test
  void aTicketNamedByMistakeIsNotShared() throws Exception {
    escalate("1", FIRST);
    var stranger =
        new Report(
            "T1", "<m-9@rival.example>", "eve@rival.example", List.of("d@example.net"), "as #101");

    assertEquals("102", ticket(escalate("2", stranger)).id());
    assertEquals(List.of(), said());
  }

  @Test
  void numbersThatAreNotTicketsAreIgnored() {
    TicketMentions named =
        TicketMentions.in(
            "ticket to ride, ticket 7, Ticket: SUP-47, a#b, see #12x and #1/2,"
                + " https://desk.example/t#9 (https://desk.example/t/8).");

    assertEquals(
        new TicketMentions(
            Set.of("7", "sup-47", "12x"),
            Set.of("https://desk.example/t#9", "https://desk.example/t/8")),
        named);
  }
}
