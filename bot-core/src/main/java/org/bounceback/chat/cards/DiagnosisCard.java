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

/** Renders the card of a diagnosis that is not stored. */
public final class DiagnosisCard {
  /** A placeholder for the case that a chat would have opened. */
  private static final CaseId NO_CASE = CaseId.parse("BB-00000-00000").orElseThrow();

  private static final CaseRequester NO_REQUESTER = new CaseRequester("", "", "", Optional.empty());

  private final EvidenceSection evidence;
  private final CaseCardRenderer cards;

  /** Creates a renderer for texts in a language. */
  public DiagnosisCard(MessageBundle messageBundle) {
    evidence = new EvidenceSection(messageBundle);
    cards = new CaseCardRenderer(messageBundle);
  }

  /** Returns the card without buttons. */
  public Card of(String file, Diagnosis diagnosis) {
    return cards.inFull(CaseResult.of(file, diagnosis));
  }

  /** Returns a line for each claim: how it is known, and the passage that it rests on. */
  public List<String> evidence(Diagnosis diagnosis) {
    return BounceFindings.of("", diagnosis).basis().map(evidence::lines).orElse(List.of());
  }

  /** Returns the card as a chat shows it, with the buttons of a case. */
  public Card inChat(String file, Diagnosis diagnosis) {
    CaseResult caseResult = CaseResult.of(file, diagnosis);
    var newCase = new NewCase(CaseKind.BOUNCE, file, NO_REQUESTER, caseResult, Optional.empty());
    return cards.of(Case.begun(NO_CASE, Instant.EPOCH, newCase));
  }
}
