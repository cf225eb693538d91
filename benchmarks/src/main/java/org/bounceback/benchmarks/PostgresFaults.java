package org.bounceback.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;

/** Simulates faults of PostgreSQL: it is stopped and started again, or becomes read-only. */
final class PostgresFaults {

  private PostgresFaults() {}

  static BenchmarkReport run(Path launcher, Path folder) throws Exception {
    try (var drillDatabase = DrillDatabase.inPostgres();
        var dns = NameServer.open();
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      var settings = new HashMap<>(drillDatabase.settings());
      settings.put("data", folder.resolve("data").toString());
      settings.put("dns.resolver", "127.0.0.1:" + dns.port());
      settings.put("desk.url", desk.url().toString());
      settings.put("api.token", EscalationClient.TOKEN);
      try (var bot = BotProcess.start(launcher, folder, settings)) {
        var troubles =
            new StoreFaultDrill(
                "the store in trouble, PostgreSQL", folder.resolve("serve.log"), bot, desk);
        troubles.fault("server away", drillDatabase::stop, drillDatabase::start);
        troubles.fault(
            "read-only", () -> readOnly(drillDatabase, "on"), () -> readOnly(drillDatabase, "off"));
        return troubles.report();
      }
    }
  }

  private static void readOnly(DrillDatabase drillDatabase, String how) throws SQLException {
    drillDatabase.execute("alter system set default_transaction_read_only = " + how);
    drillDatabase.execute("select pg_reload_conf()");
  }
}
