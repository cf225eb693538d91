package org.bounceback.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseIdTest {

  @Test
  void aDrawnNameReadsBackAndIsNeverDrawnAgain() {
    var random = new SecureRandom();

    var drawn = Stream.generate(() -> CaseId.draw(random)).limit(1000).collect(Collectors.toSet());

    assertEquals(1000, drawn.size());
    assertEquals(
        drawn,
        drawn.stream().flatMap(id -> CaseId.parse(id.text()).stream()).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BB-01AB1-ZZZZZ", " bb-oiabl-zzzzz ", "BB01AB1ZZZZZ"})
  void whatAPersonWritesIsRead(String text) {
    assertEquals(Optional.of(new CaseId("BB-01AB1-ZZZZZ")), CaseId.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "BB-", "BB-01AB1", "XX-01AB1-ZZZZZ", "BB-01AB1-ZZZZU", "BB-01AB1-ZZZZZZ"})
  void anythingElseIsNoName(String text) {
    assertEquals(Optional.empty(), CaseId.parse(text));
  }
}
