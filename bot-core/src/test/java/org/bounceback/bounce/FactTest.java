package org.bounceback.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactTest {
  private static final Excerpt EXCERPT =
      new Excerpt(Excerpt.Source.REPORT, "host mx.example.com said: 550 5.1.1");
  private static final Fact<Fate> INFERRED =
      new Fact.Inferred<>(Fate.LOST, InferenceRule.FINAL_REPLY_MEANS_LOST, List.of(EXCERPT));

  @Test
  void aKnownFactNeedsAnExcerpt() {
    assertThrows(IllegalArgumentException.class, () -> new Fact.Stated<>(Fate.LOST, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Fact.Inferred<>(Fate.LOST, InferenceRule.FINAL_REPLY_MEANS_LOST, List.of()));
  }

  @Test
  void anUnknownFactHasNoValue() {
    assertEquals(Optional.empty(), Fact.<Fate>unknown().known());
    assertEquals(Basis.UNKNOWN, Fact.<Fate>unknown().basis());
  }

  @Test
  void aMappedFactKeepsItsBasis() {
    Fact<String> code = INFERRED.map(Fate::code);
    assertEquals(Optional.of("lost"), code.known());
    assertEquals(Basis.INFERRED, code.basis());
    assertEquals(List.of(EXCERPT), code.excerpts());
  }

  @Test
  void anotherFactReplacesAnUnknownOneOnly() {
    assertEquals(INFERRED, Fact.<Fate>unknown().or(INFERRED));
    assertEquals(INFERRED, INFERRED.or(Fact.stated(Fate.RETRYING, EXCERPT)));
  }

  @Test
  void anExcerptIsCutAtItsLimit() {
    assertEquals(
        Excerpt.MAX_TEXT, new Excerpt(Excerpt.Source.LOG, "x".repeat(5_000)).text().length());
  }
}
