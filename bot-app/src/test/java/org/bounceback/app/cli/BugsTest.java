package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BugsTest {
  private final Bugs bugs = new Bugs();

  @Test
  void aBugBecomesAnErrorInThePlaceOfItsMail() {
    List<Diagnosed> told =
        bugs.keptApart(
            "a.eml",
            () -> {
              throw new IllegalStateException("no such part");
            });

    assertEquals(
        List.of(
            Diagnosed.unreadable(
                "a.eml",
                "reading it failed by a bug of ours (java.lang.IllegalStateException: no such"
                    + " part); please report it")),
        told);
  }

  @Test
  void soDoesAStackThatOverflows() {
    List<Diagnosed> told =
        bugs.keptApart(
            "deep.eml",
            () -> {
              throw new StackOverflowError();
            });

    assertEquals(1, told.size());
  }
}
