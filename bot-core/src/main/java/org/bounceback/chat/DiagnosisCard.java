package org.bounceback.chat;

import java.util.List;
import org.bounceback.data.Documents;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.DiagnosisJson;

/** The card of a diagnosis that was not stored, without buttons. */
public final class DiagnosisCard {
  private final BounceCard blocks = new BounceCard(Texts.english());

  /** The card as the chat would show it. */
  public Card of(String file, Diagnosis diagnosis) {
    String json = DiagnosisJson.of(file, diagnosis).toString();
    return new Card(
        diagnosis.answer().headline(), blocks.blocks(Documents.json(file, json)), List.of());
  }
}
