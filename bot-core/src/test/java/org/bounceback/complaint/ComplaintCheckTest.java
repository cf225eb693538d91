package org.bounceback.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.Language;
import org.bounceback.advice.SupportTeam;
import org.bounceback.authentication.SpfResult;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.ServerTable;
import org.bounceback.hosting.SubmissionServerCheck;
import org.bounceback.net.LoopbackSmtp;
import org.bounceback.recipient.ProbeOutcome;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.SmtpServer;
import org.bounceback.sandbox.smtp.StartTls;
import org.bounceback.sandbox.smtp.TestCertificates;
import org.bounceback.testkit.BanReports;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Results of investigating complaints without a bounce, and who needs to act. */
class ComplaintCheckTest {
  private static final AdviceCatalog BOOK = BundledData.ADVICE;
  private static final MailAddress ALICE = address("alice@shop.example");
  private static final MailAddress BOB = address("bob@partner.example");
  private static final Ip LINE = Ip.parse("198.51.100.77").orElseThrow();
  private static final String OURS = "192.0.2.20";
  private static final Optional<IpBanReport> FREE = BanReports.none(LINE);
  private static final Optional<IpBanReport> HAND =
      Optional.of(new IpBanReport(LINE, List.of(), List.of(), List.of("srv12: no answer in time")));
  private static final Optional<IpBanReport> BLOCKED = BanReports.banned(LINE);

  private static LoopbackSmtp smtp;
  private static SmtpServer login;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    TrustedAuthority.is(TestCertificates.trust(), folder);
    smtp = new LoopbackSmtp();
    login = SmtpServer.open(working().build());
  }

  @AfterAll
  static void close() throws IOException {
    login.close();
    smtp.close();
    TrustedAuthority.isNone();
  }

  /** Complaint, local blocks, test environment, expected advice. */
  static Stream<Arguments> complaints() {
    var sends = new Complaint.CannotSend(ALICE, Optional.of(LINE));
    var lost = new Complaint.LostMail(ALICE, BOB);
    var waits = new Complaint.CannotReceive(ALICE);
    return Stream.of(
        row(sends, BLOCKED, ours(), "line-blocked"),
        row(sends, FREE, ours(), "nothing-against-sending"),
        row(sends, HAND, ours(), "blocks-unknown"),
        row(sends, FREE, ours().listed("198.51.100.77", false), "line-listed"),
        row(sends, FREE, ours().listed("198.51.100.77", true), "nothing-against-sending"),
        row(new Complaint.CannotSend(ALICE, Optional.empty()), FREE, ours(), "line-unknown"),
        row(new Complaint.CannotSend(BOB, Optional.of(LINE)), FREE, theirs(), "sends-by-another"),
        row(lost, FREE, theirs(), "nothing-against-delivery"),
        row(lost, FREE, theirs().listed(OURS, false), "we-are-listed"),
        row(lost, FREE, theirs().servers(ProbeOutcome.TEMPORARILY_REFUSING), "waits-in-our-queue"),
        row(lost, FREE, theirs().servers(ProbeOutcome.UNREACHABLE), "waits-in-our-queue"),
        row(lost, FREE, theirs().servers(ProbeOutcome.BLOCKING_US), "they-refuse-us"),
        row(lost, FREE, theirs().servers(ProbeOutcome.PORT_CLOSED_HERE), "our-way-out-is-shut"),
        row(lost, FREE, theirs().spf(SpfResult.FAIL), "their-record-disowns"),
        row(lost, FREE, theirs().spf(SpfResult.SOFTFAIL).dnsIsOurs(), "our-record-disowns"),
        row(lost, FREE, theirs().mail("partner.example", HostingLocation.OURS), "both-ours"),
        row(
            lost,
            FREE,
            theirs().mail("partner.example", HostingLocation.NO_MAIL),
            "nobody-takes-it"),
        row(
            lost,
            FREE,
            theirs().mail("partner.example", HostingLocation.NO_DOMAIN),
            "nobody-takes-it"),
        row(
            lost,
            FREE,
            theirs().mail("partner.example", HostingLocation.FAILED),
            "their-dns-fails"),
        row(
            new Complaint.LostMail(ALICE, address("carol@bakery.example")),
            FREE,
            new KnownWorld().mail("bakery.example", HostingLocation.ELSEWHERE),
            "kept-by-ourselves"),
        row(waits, FREE, ours(), "nothing-against-receiving"),
        row(waits, FREE, ours().servers(ProbeOutcome.UNREACHABLE), "our-server-does-not-take-mail"),
        row(
            waits,
            FREE,
            ours().servers(ProbeOutcome.FORBIDDEN_ADDRESS),
            "nothing-against-receiving"),
        row(waits, FREE, ours().mail("shop.example", HostingLocation.NO_DOMAIN), "domain-is-gone"),
        row(
            waits,
            FREE,
            ours().mail("shop.example", HostingLocation.NOWHERE),
            "their-dns-names-nobody"),
        row(
            waits,
            FREE,
            ours().mail("shop.example", HostingLocation.NO_MAIL).dnsIsOurs(),
            "our-dns-names-nobody"),
        row(waits, FREE, ours().mail("shop.example", HostingLocation.FAILED), "our-dns-fails"),
        row(
            waits,
            FREE,
            ours().mail("shop.example", HostingLocation.ELSEWHERE),
            "mail-goes-elsewhere"),
        row(
            new Complaint.CannotReceive(BOB),
            FREE,
            new KnownWorld().mail("partner.example", HostingLocation.OURS),
            "not-in-our-table"),
        row(
            new Complaint.CannotReceive(BOB),
            FREE,
            new KnownWorld().mail("partner.example", HostingLocation.FAILED),
            "own-dns-fails"));
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("complaints")
  void theFirstFindingExplainsTheComplaint(
      Complaint complaint, Optional<IpBanReport> bans, KnownWorld world, String advice) {
    ComplaintReport report = look(complaint, bans, world);

    assertEquals(advice, report.advice());
    assertFalse(report.headline().isEmpty() || report.headline().contains("{"), report.headline());
    for (Language language : Language.values()) {
      assertFalse(report.reply(language).isBlank(), language.toString());
    }
  }

  /** Behavior of a login server, and the expected advice. */
  static Stream<Arguments> loginServers() {
    return Stream.of(
        Arguments.of(working().greeting("554 5.3.2 Not today"), "login-refuses"),
        Arguments.of(working().startTls(StartTls.NONE), "login-no-tls"),
        Arguments.of(working().startTls(StartTls.HANDSHAKE_FAILS), "login-no-tls"),
        Arguments.of(working().startTls(StartTls.EXPIRED), "login-certificate"),
        Arguments.of(working().extensions("8BITMIME"), "login-no-login"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("loginServers")
  void aMisconfiguredLoginServerIsOurProblem(ServerBehavior.Builder behavior, String advice)
      throws IOException {
    try (var server = SmtpServer.open(behavior.build())) {
      assertEquals(advice, look(server.port()).advice());
    }
  }

  @Test
  void aLoginServerThatIsDownIsOurProblem() throws IOException {
    int port;
    try (var gone = SmtpServer.open(working().build())) {
      port = gone.port();
    }

    assertEquals("login-unreachable", look(port).advice());
  }

  @Test
  void withoutAServerTableTheLoginMustBeCheckedManually() {
    ComplaintReport report =
        check(ServerTable.UNKNOWN, login.port(), FREE, new KnownWorld())
            .check(new Complaint.CannotSend(ALICE, Optional.of(LINE)));

    assertEquals("login-not-asked", report.advice());
  }

  @Test
  void theCheckNeverLogsIn() {
    look(new Complaint.CannotSend(ALICE, Optional.of(LINE)), FREE, ours());

    List<String> said = new ArrayList<>();
    login.dialogues().forEach(dialogue -> said.addAll(dialogue.verbs()));
    assertEquals(List.of("EHLO", "QUIT", "STARTTLS"), List.copyOf(new TreeSet<>(said)));
  }

  @Test
  void everyAdviceForComplaintsIsReachable() {
    var reached = new TreeSet<String>();
    complaints().forEach(complaint -> reached.add((String) complaint.get()[3]));
    loginServers().forEach(server -> reached.add((String) server.get()[1]));
    reached.addAll(List.of("login-unreachable", "login-not-asked"));

    assertEquals(new TreeSet<>(BOOK.complaints()), reached);
  }

  @Test
  void theReplyIsInTheLanguageOfTheCustomersCountry() {
    ComplaintReport report =
        look(new Complaint.CannotReceive(address("a@laden.de")), FREE, new KnownWorld());

    assertEquals(Language.GERMAN, report.language());
    assertTrue(report.reply(Language.GERMAN).startsWith("Guten Tag!\n\n"));
  }

  private static Arguments row(
      Complaint complaint, Optional<IpBanReport> bans, KnownWorld world, String advice) {
    return Arguments.of(complaint, bans, world, advice);
  }

  private static KnownWorld ours() {
    return new KnownWorld().mail("shop.example", HostingLocation.OURS);
  }

  private static KnownWorld theirs() {
    return new KnownWorld().mail("partner.example", HostingLocation.ELSEWHERE);
  }

  private static ServerBehavior.Builder working() {
    return ServerBehavior.of("mail.host.example")
        .startTls(StartTls.VALID)
        .extensions("8BITMIME", "AUTH PLAIN LOGIN");
  }

  private static ComplaintReport look(int port) {
    return check(servers(), port, FREE, ours())
        .check(new Complaint.CannotSend(ALICE, Optional.of(LINE)));
  }

  private static ComplaintReport look(
      Complaint complaint, Optional<IpBanReport> bans, KnownWorld world) {
    return check(servers(), login.port(), bans, world).check(complaint);
  }

  private static ComplaintCheck check(
      ServerTable serverTable, int port, Optional<IpBanReport> bans, KnownWorld world) {
    return new ComplaintCheck(
        serverTable,
        new SubmissionServerCheck(smtp.client(), serverTable, new Domain("bot.host.example"), port),
        ip -> bans,
        world,
        BOOK,
        SupportTeam.signing("Support"),
        Duration.ofSeconds(10));
  }

  private static ServerTable servers() {
    return ServerTable.read(
        "servers.yaml",
        """
        servers:
          - {name: srv12, hosts: [mail.shop.example], addresses: [127.0.0.1], roles: [submission]}
          - {name: out1, hosts: [out1.host.example], addresses: [192.0.2.20], roles: [gateway]}
        hosted: [shop.example, bakery.example]
        """);
  }

  private static MailAddress address(String text) {
    return MailAddress.parse(text).orElseThrow();
  }
}
