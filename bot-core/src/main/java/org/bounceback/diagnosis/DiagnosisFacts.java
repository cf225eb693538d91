package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.advice.SettlingQuestion;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.hosting.CustomerSide;

/**
 * What a diagnosis rests on.
 *
 * @param fate what became of the message
 * @param customer which side is a customer of ours
 * @param evidence the claims of the diagnosis, most important first
 * @param question the one question whose answer would complete the diagnosis; empty if it is
 *     complete
 */
public record DiagnosisFacts(
    Fact<Fate> fate,
    Fact<CustomerSide> customer,
    List<Claim> evidence,
    Optional<SettlingQuestion> question) {
  /** The facts of a diagnosis of which nothing is known. */
  public static final DiagnosisFacts UNKNOWN =
      new DiagnosisFacts(Fact.unknown(), Fact.unknown(), List.of(), Optional.empty());

  public DiagnosisFacts {
    evidence = List.copyOf(evidence);
  }
}
