package org.bounceback.app.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.bounceback.app.access.TokenCheck.Verdict;
import org.junit.jupiter.api.Test;

class TokenCheckTest {
  private static final String TOKEN = "0123456789abcdef01234567";

  private long nanos;
  private final TokenCheck check = new TokenCheck(TOKEN, () -> nanos);

  @Test
  void wrongTokensAreRateLimitedAndTheCorrectOneIsAlwaysAccepted() {
    for (int i = 0; i < 10; i++) {
      assertEquals(Verdict.WRONG, check.check("wrong"));
    }

    assertEquals(Verdict.TOO_MANY_WRONG, check.check("wrong"));
    assertEquals(Verdict.RIGHT, check.check(TOKEN));
    assertEquals(Verdict.TOO_MANY_WRONG, check.check(TOKEN + "8"));

    nanos += Duration.ofMinutes(1).toNanos();
    assertEquals(Verdict.WRONG, check.check("wrong"));
  }
}
