package org.bounceback.app.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.bounceback.app.access.TokenCheck.Verdict;
import org.junit.jupiter.api.Test;

class TokenCheckTest {
  private static final String TOKEN = "0123456789abcdef01234567";

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final TokenCheck check = new TokenCheck(TOKEN, now::get);

  @Test
  void wrongTokensAreLimitedAndTheRightOneIsAcceptedAtAnyTime() {
    for (int i = 0; i < 10; i++) {
      assertEquals(Verdict.WRONG, check.check("wrong"));
    }

    assertEquals(Verdict.TOO_MANY_WRONG, check.check("wrong"));
    assertEquals(Verdict.RIGHT, check.check(TOKEN));
    assertEquals(Verdict.TOO_MANY_WRONG, check.check(TOKEN + "8"));

    now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
    assertEquals(Verdict.WRONG, check.check("wrong"));
  }

  @Test
  void aClockThatIsSetBackDoesNotProlongTheLimit() {
    for (int i = 0; i < 11; i++) {
      check.check("wrong");
    }

    now.updateAndGet(time -> time.minus(Duration.ofHours(1)));

    assertEquals(Verdict.WRONG, check.check("wrong"));
  }
}
