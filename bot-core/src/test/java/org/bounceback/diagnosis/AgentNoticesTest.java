package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.advice.SupportTeam;
import org.bounceback.recipient.ProbeOutcome;
import org.bounceback.recipient.RecipientReport.Blocking;
import org.junit.jupiter.api.Test;

/** What is told beside the answer. */
class AgentNoticesTest {
  private static final AgentNotices NOTICES = new AgentNotices(Cases.BOOK);
  private static final String BLOCKED = "554 5.7.1 Client host [192.0.2.10] blocked by our policy";
  private static final String TIMED_OUT = "421 4.4.2 Connection timed out";

  @Test
  void usuallyThereIsNothingToTell() {
    assertEquals(List.of(), notices(Cases.refused("550 5.1.1 User unknown"), 0));
  }

  @Test
  void aBlockThatIsOverContradictsTheBounce() {
    RecipientEvidence found =
        Cases.with(
            Cases.refused(BLOCKED),
            Cases.side(ProbeOutcome.ACCEPTING, Blocking.NO, Optional.of(Cases.OURS)));

    assertEquals(List.of(text("now-not-blocking")), notices(found, 0));
  }

  @Test
  void aServerThatAnswersNowContradictsATimeOut() {
    RecipientEvidence found =
        Cases.with(
            Cases.refused(TIMED_OUT),
            Cases.side(ProbeOutcome.ACCEPTING, Blocking.UNKNOWN, Optional.empty()));

    assertEquals(List.of(text("now-answering")), notices(found, 0));
  }

  @Test
  void aServerThatIsStillAwayContradictsNothing() {
    RecipientEvidence found =
        Cases.with(
            Cases.refused(TIMED_OUT),
            Cases.side(ProbeOutcome.UNREACHABLE, Blocking.UNKNOWN, Optional.empty()));

    assertEquals(List.of(), notices(found, 0));
  }

  @Test
  void furtherRecipientsAreCounted() {
    assertEquals(
        List.of("Delivery also failed for 2 more recipients. Each one has its own line."),
        notices(Cases.refused("550 5.1.1 User unknown"), 2));
  }

  private static String text(String notice) {
    return Cases.BOOK
        .notice(notice)
        .fill(Language.ENGLISH, Map.of("looked", "just now"))
        .orElseThrow();
  }

  private static List<String> notices(RecipientEvidence found, int others) {
    return Notice.all(
        NOTICES.of(found, others, BlockingAssessment.of(found, Cases.BOOK)),
        Language.ENGLISH,
        PlaceholderValues.of(found, SupportTeam.signing("Support")).in(Language.ENGLISH));
  }
}
