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

  @Test
  void noDatagramKeepsTheServerFromAnsweringTheNextQuestion() throws IOException {
    var random = new Random(SEED);
    try (var server = NameServer.open();
        var client = new DnsClient(server)) {
      server.zones().open("shop.example");
      server.zones().add("shop.example MX 10 mx.shop.example.");
      byte[] query = DnsClient.query("shop.example", "MX").toWire();

      for (int sample = 0; sample < 2000; sample++) {
        client.send(damaged(query, random));
      }

      try (var another = new DnsClient(server)) {
        assertEquals(
            List.of("NOERROR", "MX 10 mx.shop.example."), brief(another.ask("shop.example", "MX")));
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
