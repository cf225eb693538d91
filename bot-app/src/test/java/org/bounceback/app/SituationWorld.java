package org.bounceback.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bounceback.address.Ip;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.Fault;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.sandbox.smtp.ScriptedAction;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.SmtpServer;
import org.bounceback.sandbox.smtp.SmtpStage;
import org.bounceback.sandbox.smtp.StartTls;

/** The loopback internet of one situation. */
final class SituationWorld implements AutoCloseable {
  private static final List<String> COLUMNS =
      List.of(
          "zone",
          "name",
          "operator",
          "kinds",
          "category",
          "weight",
          "codes",
          "errors",
          "lookup_url",
          "delist_url",
          "delist_how",
          "terms",
          "status",
          "source",
          "notes");

  private final NameServer dns = NameServer.open();
  private final List<SmtpServer> smtpServers = new ArrayList<>();
  private final int smtpPort;
  private final Path zones;
  private final List<String> serverTable;

  SituationWorld(Situation situation, Path folder) throws IOException {
    JsonNode world = situation.world();
    world.path("dns").properties().forEach(each -> name(each.getKey(), each.getValue()));
    world.path("ptr").properties().forEach(each -> pointer(each.getKey(), each.getValue()));
    world.path("zones").forEach(this::emptyList);
    world.path("lists").properties().forEach(each -> list(each.getKey(), each.getValue()));
    smtpPort = startMailServers(world.path("smtp"));
    zones = Files.writeString(folder.resolve("zones.tsv"), table(world.path("zones")));
    serverTable =
        world.path("servers").asText().equals("none")
            ? List.of()
            : List.of("--servers", serverTable(folder).toString());
  }

  List<String> flags() {
    List<String> flags = new ArrayList<>(serverTable);
    flags.addAll(
        List.of(
            "--zones",
            zones.toString(),
            "--resolver",
            "127.0.0.1:" + dns.port(),
            "--smtp-port",
            String.valueOf(smtpPort),
            "--allow",
            "127.0.0.0/8",
            "--deadline",
            "3s"));
    return flags;
  }

  private static Path serverTable(Path folder) throws IOException {
    return Files.write(folder.resolve("servers.yaml"), Situation.bytes("scenarios/servers.yaml"));
  }

  @Override
  public void close() throws IOException {
    dns.close();
    for (SmtpServer each : smtpServers) {
      each.close();
    }
  }

  /** Each name has its own zone, except an alias, since a CNAME cannot be at the apex of a zone. */
  private void name(String name, JsonNode records) {
    if (!records.has("CNAME")) {
      dns.zones().open(name);
    }
    if (records.isTextual()) {
      dns.faults().below(name, fault(records.asText()));
      return;
    }
    records
        .properties()
        .forEach(
            type -> type.getValue().forEach(value -> record(name, type.getKey(), value.asText())));
  }

  private void record(String name, String type, String value) {
    String data =
        switch (type) {
          case "TXT" -> quoted(value);
          case "SOA" -> value + " 1 3600 900 1209600 300";
          default -> value;
        };
    if (type.equals("SOA")) {
      dns.zones().replace(name + " SOA " + data);
    } else {
      dns.zones().add(name + " " + type + " " + data);
    }
  }

  private void pointer(String address, JsonNode host) {
    String owner = Ip.parse(address).orElseThrow().reverseName().name();
    dns.zones().open(owner);
    dns.zones().add(owner + " PTR " + host.asText());
  }

  private void emptyList(JsonNode zone) {
    new Blocklist(dns.zones(), zone.path("zone").asText());
  }

  private void list(String zone, JsonNode entries) {
    var list = new Blocklist(dns.zones(), zone);
    if (entries.isTextual()) {
      if (entries.asText().equals("emptied")) {
        list.empty();
      } else {
        dns.faults().below(zone, fault(entries.asText()));
      }
      return;
    }
    entries
        .properties()
        .forEach(
            entry ->
                list.list(
                    entry.getKey(),
                    entry.getValue().path(0).asText(),
                    entry.getValue().path(1).asText()));
  }

  private int startMailServers(JsonNode hosts) throws IOException {
    int port = 0;
    for (var each : hosts.properties()) {
      JsonNode manners = each.getValue();
      var builder = ServerBehavior.of(manners.path("host").asText("mail.example.com"));
      if (manners.has("greeting")) {
        builder.greeting(manners.path("greeting").asText());
      }
      if (manners.path("silent").asBoolean()) {
        builder.on(SmtpStage.CONNECT, ScriptedAction.silence());
      }
      if (manners.has("starttls")) {
        builder.startTls(
            StartTls.valueOf(
                manners
                    .path("starttls")
                    .asText()
                    .replace("fails", "unavailable")
                    .toUpperCase(Locale.ROOT)));
      }
      SmtpServer server = SmtpServer.open(each.getKey(), port, builder.build());
      smtpServers.add(server);
      port = server.port();
    }
    return port;
  }

  private static String table(JsonNode zones) {
    String header = String.join("\t", COLUMNS);
    String rows =
        StreamSupport.stream(zones.spliterator(), false)
            .map(
                zone ->
                    COLUMNS.stream()
                        .map(column -> zone.path(column).asText(""))
                        .collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n"));
    return header + "\n" + rows + "\n";
  }

  private static Fault fault(String state) {
    return switch (state) {
      case "servfail" -> Fault.servfail();
      case "refused" -> Fault.refused();
      default -> Fault.silence();
    };
  }

  /** A TXT record's strings have at most 255 octets each. */
  private static String quoted(String value) {
    StringBuilder strings = new StringBuilder();
    for (int from = 0; from < value.length(); from += 255) {
      String part = value.substring(from, Math.min(value.length(), from + 255));
      strings.append('"').append(part.replace("\"", "\\\"").replace(";", "\\;")).append("\" ");
    }
    return strings.toString();
  }
}
