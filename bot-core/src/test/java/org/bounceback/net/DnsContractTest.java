package org.bounceback.net;

import java.time.Clock;
import org.junit.jupiter.api.Nested;

/** Every implementation of {@link Dns} keeps the contract. */
class DnsContractTest {

  @Nested
  class OfTheClient extends DnsContract {
    @Override
    Dns above(DnsClient client) {
      return client;
    }
  }

  @Nested
  class OfTheCache extends DnsContract {
    @Override
    Dns above(DnsClient client) {
      return new CachingDns(client, Clock.systemUTC());
    }
  }

  @Nested
  class OfTheFailover extends DnsContract {
    @Override
    Dns above(DnsClient client) {
      return new FailoverDns(client, client);
    }
  }
}
