package org.bounceback.chat.cards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.chat.Card;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.findings.BounceFindings;

/** The card of a diagnosis that was not stored. */
public final class DiagnosisCard {
  /** Stands for the case that a chat would have opened. */
  private static final CaseId NO_CASE = CaseId.parse("BB-00000-00000").orElseThrow();

  private static final CaseRequester NOBODY = new CaseRequester("", "", "", Optional.empty());

  private final BounceCard blocks = new BounceCard(MessageBundle.english());
  private final CaseCardRenderer cards = new CaseCardRenderer(MessageBundle.english());

  /** The card for reading, without buttons. */
  public Card of(String file, Diagnosis diagnosis) {
    return new Card(
        diagnosis.diagnosisTexts().headline(),
        blocks.blocks(BounceFindings.of(file, diagnosis)),
        List.of());
  }

  /** The card as a chat shows it, with the buttons of the case that it would have opened. */
  public Card inChat(String file, Diagnosis diagnosis) {
    CaseResult caseResult = CaseResult.of(file, diagnosis);
    var made = new NewCase(CaseKind.BOUNCE, file, NOBODY, caseResult, Optional.empty());
    return cards.of(Case.begun(NO_CASE, Instant.EPOCH, made));
  }
}
