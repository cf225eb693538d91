package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bounceback.recipient.ProbeOutcome;
import org.bounceback.recipient.RecipientReport.Blocking;
import org.junit.jupiter.api.Test;

/** "Are they blocking us?" */
class BlockingAssessmentTest {
  private static final String BLOCKED = "554 5.7.1 Client host [192.0.2.10] blocked by our policy";
  private static final String UNKNOWN_USER = "550 5.1.1 User unknown";

  @Test
  void whatTheBounceSaidIsEvidenceWhetherOrNotTheyWereAsked() {
    assertEquals(
        new BlockingAssessment(
            Blocking.UNKNOWN,
            List.of(
                "The bounce shows that they rejected the mail server: " + BLOCKED,
                "Their server was not checked from the sending IP, so we can't tell whether it"
                    + " rejects us now.")),
        BlockingAssessment.of(Cases.refused(BLOCKED), Cases.BOOK));
  }

  @Test
  void askedFromTheSendingAddressTheAnswerIsKnown() {
    RecipientEvidence found =
        Cases.with(
            Cases.refused(BLOCKED),
            Cases.side(ProbeOutcome.ACCEPTING, Blocking.NO, Optional.of(Cases.OURS)));

    BlockingAssessment answer = BlockingAssessment.of(found, Cases.BOOK);

    assertEquals(Blocking.NO, answer.now());
    assertEquals(
        "Checked just now from 192.0.2.10: mx.partner.example accepts our connection.",
        answer.evidence().get(1));
    assertTrue(answer.isOver(found));
  }

  @Test
  void anotherAddressThatIsLetInProvesNothing() {
    RecipientEvidence found =
        Cases.with(
            Cases.refused(BLOCKED),
            Cases.side(ProbeOutcome.ACCEPTING, Blocking.NO, Optional.empty()));

    BlockingAssessment answer = BlockingAssessment.of(found, Cases.BOOK);

    assertEquals(Blocking.UNKNOWN, answer.now());
    assertFalse(answer.isOver(found));
  }

  @Test
  void anUnknownUserIsNoBlockThatCouldBeOver() {
    RecipientEvidence found =
        Cases.with(
            Cases.refused(UNKNOWN_USER),
            Cases.side(ProbeOutcome.ACCEPTING, Blocking.NO, Optional.of(Cases.OURS)));

    BlockingAssessment answer = BlockingAssessment.of(found, Cases.BOOK);

    assertEquals(
        "The bounce does not show that they rejected the mail server.", answer.evidence().get(0));
    assertFalse(answer.isOver(found));
  }

  @Test
  void whereNobodyBlockedAndNobodyWasAskedThereIsNothingToSay() {
    assertEquals(
        BlockingAssessment.NOT_ASKED,
        BlockingAssessment.of(Cases.refused(UNKNOWN_USER), Cases.BOOK));
  }
}
