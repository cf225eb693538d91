package org.bounceback.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;

/** PostgreSQL goes away and comes back, or takes no more writes. */
final class ServerTroubles {

  private ServerTroubles() {}

  static Report run(Path launcher, Path folder) throws Exception {
    try (var kept = Kept.inPostgres();
        var dns = NameServer.open();
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      var settings = new HashMap<>(kept.settings());
      settings.put("data", folder.resolve("data").toString());
      settings.put("dns.resolver", "127.0.0.1:" + dns.port());
      settings.put("desk.url", desk.url().toString());
      settings.put("api.token", Escalating.TOKEN);
      try (var bot = ServedBot.start(launcher, folder, settings)) {
        var troubles =
            new StoreTroubles(
                "the store in trouble, PostgreSQL", folder.resolve("serve.log"), bot, desk);
        troubles.trouble("server away", kept::goAway, kept::comeBack);
        troubles.trouble("read-only", () -> readOnly(kept, "on"), () -> readOnly(kept, "off"));
        return troubles.report();
      }
    }
  }

  private static void readOnly(Kept kept, String how) throws SQLException {
    kept.execute("alter system set default_transaction_read_only = " + how);
    kept.execute("select pg_reload_conf()");
  }
}
