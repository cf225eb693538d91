package org.bounceback.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.demo.page.DiscordPane;
import org.bounceback.app.demo.page.Page;
import org.bounceback.app.demo.page.SlackPane;
import org.bounceback.app.settings.InvalidSettingsException;
import org.bounceback.app.settings.Settings;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.blocklist.Zone;
import org.bounceback.data.Resources;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.Fault;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.SmtpServer;
import org.bounceback.sandbox.smtp.StartTls;

/**
 * The simulated network of the demo: every live blocklist of the catalog, the domain names of the
 * story, the recipient's mail server, a ticket system, a Slack workspace and a Discord server.
 */
public final class DemoWorld implements AutoCloseable {
  private static final String MAIL_SERVER = "127.0.0.25";

  /**
   * Lists that respond as real lists do when they refuse queries; the result must never be "not
   * listed".
   */
  private static final Map<String, Fault> UNWILLING =
      Map.of(
          "b.barracudacentral.org", Fault.refused(),
          "psbl.surriel.com", Fault.everyName("127.255.255.254"));

  private final NameServer dns;
  private final SmtpServer mail;
  private final DeskServer desk;
  private final SupportRoom room;
  private final SupportServer server;
  private final Map<String, Blocklist> lists = new HashMap<>();

  private DemoWorld(
      NameServer dns, SmtpServer mail, DeskServer desk, SupportRoom room, SupportServer server) {
    this.dns = dns;
    this.mail = mail;
    this.desk = desk;
    this.room = room;
    this.server = server;
  }

  /** Starts the servers; listings are added by the story. */
  public static DemoWorld open(Clock clock) throws IOException {
    var demoWorld =
        new DemoWorld(
            NameServer.open(),
            SmtpServer.open(
                MAIL_SERVER,
                0,
                ServerBehavior.of("mx.example.com").startTls(StartTls.VALID).build()),
            DeskServer.open(DeskRules.open(), clock),
            SupportRoom.open(clock),
            SupportServer.open(clock));
    demoWorld.dns.zones().add(Resources.text(DemoWorld.class, "world.zone"));
    for (Zone zone : BlocklistCatalog.load().zones()) {
      if (zone.isLive() && !zone.needsKey() && !zone.kinds().isEmpty()) {
        demoWorld.lists.put(zone.name(), new Blocklist(demoWorld.dns.zones(), zone.name()));
      }
    }
    UNWILLING.forEach(demoWorld.dns.faults()::below);
    return demoWorld;
  }

  /** Returns the simulated blocklist of that zone. */
  public Blocklist list(String zone) {
    return Optional.ofNullable(lists.get(zone)).orElseThrow();
  }

  /** Returns the port of the resolver, on 127.0.0.1. */
  public int dnsPort() {
    return dns.port();
  }

  /** Returns the ticket system. */
  public DeskServer desk() {
    return desk;
  }

  /** Returns the Slack workspace. */
  public SupportRoom room() {
    return room;
  }

  /** Returns the Discord server. */
  public SupportServer server() {
    return server;
  }

  /** Opens the page that shows the agent's view of both. */
  public Page page() throws IOException {
    return Page.open(
        SlackPane.of(room.slack(), room.agent(), room.channel()),
        DiscordPane.of(server.discord(), server.agent(), server.channel()));
  }

  /** Returns settings that point everything at these servers. */
  public Settings settings(Path data) throws IOException, InvalidSettingsException {
    Path servers = data.resolve("servers.yaml");
    Files.writeString(servers, Resources.text(DemoWorld.class, "servers.yaml"));
    var named = new HashMap<>(room.settings());
    named.putAll(server.settings());
    named.put("data", List.of(data.toString()));
    named.put("servers", List.of(servers.toString()));
    named.put("dns.resolver", List.of("127.0.0.1:" + dns.port()));
    named.put("blocklists.consent", List.of("spamhaus.org"));
    named.put("desk.url", List.of(desk.url().toString()));
    named.put("egress.allow", List.of(MAIL_SERVER + "/32"));
    named.put("recipient.smtp-port", List.of(String.valueOf(mail.port())));
    named.put("recipient.ehlo", List.of("srv12.host.example"));
    named.put("support.contact", List.of("agent@host.example"));
    return Settings.read(data, Optional.empty(), Map.of(), named);
  }

  @Override
  public void close() throws IOException {
    try (dns;
        mail;
        desk;
        room;
        server) {
      lists.clear();
    }
  }
}
