package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final String LOOKED_UP =
      """
      {"subject": "203.0.113.5", "kind": "ip4", "asked": 3, "clean": 1,
       "listed": [{"zone": "zen.example", "name": "Zen", "weight": "high",
         "meaning": "A source of spam.", "reason": "see\\n1. Is all well?\\u202e", "delistUrl": "https://zen.example/off"}],
       "unavailable": [{"zone": "silent.example", "why": "timeout"},
         {"zone": "{key}.paid.example", "why": "key-needed"}]}
      """;

  @Test
  void aCheckHasTheStepThatItIsAbout() {
    assertEquals(
        """
        203.0.113.5 is on Zen.

        Verdict: listed. Priority: normal.
        There is no bounced e-mail: this ticket is about a check.

        1. Is the sending IP on a blocklist?
        Yes. 203.0.113.5 is on 1 list:
        - Zen (high weight), A source of spam. The list's reason: "see 1. Is all well?". Delisting: https://zen.example/off
        Did not respond, so the status is unknown: silent.example (timeout).

        Case: BB-7K3M9-Q2XPT
        Reported by U024BE7LH in a conversation\
        """,
        summary(LOOKED_UP, requester("T061EG9R6"), ""));
  }

  @Test
  void textFromStrangersStaysOnOneLine() {
    List<String> lines = summary(LOOKED_UP, requester("T061EG9R6"), "").lines().toList();

    assertFalse(lines.contains("1. Is all well?"), lines.toString());
  }

  @Test
  void anAgentsNoteKeepsItsLinesAndNamesTheAgent() {
    String summary = summary("{}", requester("T061EG9R6"), "Called twice.\n\nUrgent.");

    assertTrue(
        summary.contains("Note from kim@example.org\n> Called twice.\n> \n> Urgent.\n"), summary);
  }

  @Test
  void ourOwnBlocksAreReportedWithoutTheReason() {
    String own =
        """
        {"host": "blocks", "subject": "198.51.100.7", "ownServers": {"blocked": true, "asked": ["srv12"],
         "trouble": ["srv13: no answer"], "log": [],
         "blocks": [{"server": "srv12", "by": "cphulk", "list": "brutes", "address": "198.51.100.7",
           "why": "5 failed logins", "since": "2026-11-27T10:00:00Z"}]}}
        """;

    assertEquals(
        """
        3. Who wrote the bounce, and does our own server block the customer?
        Our own server srv12 blocks 198.51.100.7. The block started at 2026-11-27T10:00:00Z.
        Not all of our servers responded.\
        """,
        section(summary(own, requester("T061EG9R6"), ""), "3."));
  }

  @Test
  void findingsOfOlderVersionsMakeATicket() {
    String summary = summary("{\"bounce\": {\"recipients\": []}}", requester("api"), "");

    assertTrue(summary.startsWith("203.0.113.5 is on Zen.\n"), summary);
    assertTrue(summary.endsWith("Reported by U024BE7LH through the API"), summary);
  }

  @Test
  void theSummarySaysWhereTheCaseCameFrom() {
    assertTrue(
        summary("{}", requester("api"), "").endsWith("Reported by U024BE7LH through the API"));
    assertTrue(summary("{}", requester("mail"), "").endsWith("Reported by U024BE7LH by e-mail"));
  }

  private static String section(String summary, String number) {
    return List.of(summary.split("\n\n")).stream()
        .filter(part -> part.startsWith(number))
        .findFirst()
        .orElseThrow();
  }

  private static CaseRequester requester(String workspace) {
    return new CaseRequester("U024BE7LH", workspace, "C024BE91L", Optional.empty());
  }

  private static String summary(String findings, CaseRequester caseRequester, String note) {
    var made =
        new NewCase(
            CaseKind.LOOKUP,
            "203.0.113.5",
            caseRequester,
            CaseResult.read("203.0.113.5 is on Zen.", "listed", findings),
            Optional.empty());
    return new TicketSummary(BundledData.ADVICE)
        .of(
            Case.begun(CaseId.parse("BB-7K3M9-Q2XPT").orElseThrow(), Instant.EPOCH, made),
            new TicketRequest("k", "kim@example.org", "subject", TicketSeverity.NORMAL, note, true),
            ConversationLink.NOWHERE,
            Optional.empty());
  }
}
