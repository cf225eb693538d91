package org.bounceback.bounce.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The problems that e-mail apps show. */
class ClientProblemTest {
  @ParameterizedTest
  @EnumSource(ClientProblem.class)
  void isFoundByItsCode(ClientProblem problem) {
    assertEquals(Optional.of(problem), ClientProblem.ofCode(problem.code()));
  }

  @Test
  void theAdviceIsNamedAfterTheProblem() {
    assertEquals("window-too-many-logins", ClientProblem.TOO_MANY_LOGINS.situation());
    assertEquals(Optional.empty(), ClientProblem.ofCode("too-many-cooks"));
  }
}
