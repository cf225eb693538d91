package org.bounceback.net;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bounceback.net.Guard.GuardSettings;
import org.junit.jupiter.api.Nested;

class HttpContractTest {

  @Nested
  class OfTheTruncatingClient extends HttpContract {
    @Override
    Http implementation() {
      return new JdkHttp();
    }
  }

  @Nested
  class OfTheClientForWholeResponses extends HttpContract {
    @Override
    Http implementation() {
      return JdkHttp.whole(ServerTrust.OF_THE_SYSTEM, 1 << 20);
    }
  }

  @Nested
  class OfTheThrottledClient extends HttpContract {
    @Override
    Http implementation() {
      Duration minute = Duration.ofMinutes(1);
      var unlimited = new GuardSettings(List.of(), minute, 100, 100, minute, minute);
      return new ThrottledHttp(
          new JdkHttp(),
          new RequestThrottle("desk.example", unlimited, System::nanoTime),
          Clock.systemUTC());
    }
  }
}
