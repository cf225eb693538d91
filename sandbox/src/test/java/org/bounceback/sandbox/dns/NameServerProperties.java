package org.bounceback.sandbox.dns;

import static org.bounceback.sandbox.dns.DnsClient.brief;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameServerProperties {
  private static final long SEED = 5782;
  private static final int ROUNDS = 50;

  /** So few at once that a slow machine's socket buffer loses none. */
  private static final int SAMPLES = 40;

  @Test
  void noDatagramKeepsTheServerFromAnsweringTheNextQuestion() throws IOException {
    var random = new Random(SEED);
    try (var server = NameServer.open();
        var hostile = new DnsClient(server);
        var client = new DnsClient(server)) {
      server.zones().open("shop.example");
      server.zones().add("shop.example MX 10 mx.shop.example.");
      byte[] query = DnsClient.query("shop.example", "MX").toWire();

      for (int round = 0; round < ROUNDS; round++) {
        for (int sample = 0; sample < SAMPLES; sample++) {
          hostile.send(damaged(query, random));
        }
        assertEquals(
            List.of("NOERROR", "MX 10 mx.shop.example."), brief(client.ask("shop.example", "MX")));
      }
    }
  }

  private static byte[] damaged(byte[] query, Random random) {
    byte[] damaged = Arrays.copyOf(query, random.nextInt(query.length + 20));
    for (int i = 0; i < damaged.length; i++) {
      if (random.nextInt(8) == 0) {
        damaged[i] = (byte) random.nextInt();
      }
    }
    return damaged;
  }
}
