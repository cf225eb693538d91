package org.bounceback.hosting.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.PanelEntry;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.PanelInventory;
import org.bounceback.hosting.PanelKind;
import org.bounceback.net.Deadline;
import org.bounceback.sandbox.panel.PanelFault;
import org.bounceback.sandbox.panel.PanelKeys;
import org.bounceback.sandbox.panel.PanelServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How every {@link HostingPanel} connects to a panel, and how it reports that it cannot. Every
 * request has a deadline, is sent once, and only to a server with the expected certificate.
 */
public abstract class PanelConnectionContract {
  protected static final String SERVER = "srv12";
  protected static final Ip CUSTOMER = ip("203.0.113.7");
  static final Domain SHOP = new Domain("shop.example");

  private final PanelKind kind;
  private final String user;
  private final String token;

  /** The requests that every panel supports. */
  enum PanelRequest {
    INVENTORY,
    MAIL_SETUP,
    BANS,
    PERMISSIONS;

    /** Those that fail if the response is unreadable. */
    static final List<PanelRequest> READING = List.of(INVENTORY, MAIL_SETUP, BANS);

    void send(HostingPanel panel, Deadline deadline) throws PanelException, InterruptedException {
      switch (this) {
        case INVENTORY -> panel.inventory(deadline);
        case MAIL_SETUP -> panel.mailSetup(SHOP, deadline);
        case BANS -> panel.bans(CUSTOMER, deadline);
        case PERMISSIONS -> panel.permissions(deadline);
      }
    }
  }

  /** The panel accepts {@code token} for {@code user}. */
  PanelConnectionContract(PanelKind kind, String user, String token) {
    this.kind = kind;
    this.user = user;
    this.token = token;
  }

  /** Returns the simulated panel. */
  protected abstract PanelServer simulation();

  /** Invalidates the token. */
  protected abstract void expireToken();

  protected final HostingPanel panel() throws IOException {
    return open(token, Optional.of(PanelKeys.fingerprint()));
  }

  public static Deadline ample() {
    return Deadline.after(Duration.ofSeconds(20));
  }

  protected static Ip ip(String text) {
    return Ip.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  final void anUnknownTokenIsRefusedAndNotShown(PanelRequest request) throws Exception {
    HostingPanel panel = open("OTHERTOKEN987", Optional.of(PanelKeys.fingerprint()));

    PanelException failed = failure(panel, request, ample());

    assertEquals(Cause.TOKEN_REFUSED, failed.kind());
    assertFalse(failed.message().contains("OTHERTOKEN987"), failed::message);
  }

  @ParameterizedTest
  @EnumSource
  final void anExpiredTokenIsRefusedAndNotShown(PanelRequest request) throws Exception {
    HostingPanel panel = panel();
    panel.inventory(ample());
    expireToken();

    PanelException failed = failure(panel, request, ample());

    assertEquals(Cause.TOKEN_REFUSED, failed.kind());
    assertFalse(failed.message().contains(token), failed::message);
  }

  @ParameterizedTest
  @EnumSource
  final void aStoppedPanelIsUnavailable(PanelRequest request) throws Exception {
    HostingPanel panel = panel();
    simulation().close();

    assertEquals(Cause.AWAY, failure(panel, request, ample()).kind());
  }

  @ParameterizedTest
  @EnumSource
  final void aSlowPanelIsUnavailableAtTheDeadline(PanelRequest request) throws Exception {
    simulation().setFault(PanelFault.slow(Duration.ofSeconds(30)));

    PanelException failed = failure(panel(), request, Deadline.after(Duration.ofMillis(100)));

    assertEquals(Cause.AWAY, failed.kind());
  }

  @ParameterizedTest
  @EnumSource
  final void anInternalErrorIsNotRetried(PanelRequest request) throws Exception {
    simulation().setFault(PanelFault.status(503));

    assertEquals(Cause.AWAY, failure(panel(), request, ample()).kind());
    assertEquals(1, simulation().requests().size());
  }

  @ParameterizedTest
  @EnumSource
  final void aTruncatedResponseIsAFailure(PanelRequest request) throws Exception {
    simulation().setFault(PanelFault.cut(10));

    assertEquals(Cause.AWAY, failure(panel(), request, ample()).kind());
  }

  @Test
  final void aHugeResponseIsAborted() throws Exception {
    simulation().setFault(PanelFault.huge(9 << 20));

    PanelException failed = failure(panel(), PanelRequest.INVENTORY, ample());

    assertEquals(Cause.AWAY, failed.kind());
    assertTrue(failed.message().contains("larger than"), failed::message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":",
        "[[[",
        "{\"data\" \"list\"}",
        "Internal error",
        "The request failed: code=7",
        "OK\n"
      })
  final void aResponseInAnotherFormatIsUnreadable(String body) throws Exception {
    simulation().setFault(PanelFault.body(body));

    for (PanelRequest request : PanelRequest.READING) {
      assertEquals(Cause.UNREADABLE, failure(panel(), request, ample()).kind(), request.name());
    }
  }

  @Test
  final void aLoginPageIsNotAnEmptyResult() throws Exception {
    simulation().setFault(PanelFault.body("<html>Log in</html>"));

    PanelException failed = failure(panel(), PanelRequest.BANS, ample());

    assertTrue(
        Set.of(Cause.UNREADABLE, Cause.TOKEN_REFUSED).contains(failed.kind()), failed::message);
  }

  @Test
  final void aSelfSignedCertificateIsRejected() {
    PanelException failed = failure(open(token, Optional.empty()), PanelRequest.INVENTORY, ample());

    assertEquals(Cause.AWAY, failed.kind());
    assertTrue(failed.message().contains("certification path"), failed::message);
    assertEquals(List.of(), simulation().requests());
  }

  @Test
  final void anotherCertificateThanThePinnedOneIsRejectedAndReported() throws Exception {
    HostingPanel panel = open(token, Optional.of("00".repeat(32)));

    PanelException failed = failure(panel, PanelRequest.INVENTORY, ample());

    assertTrue(failed.message().contains("sha256:" + PanelKeys.fingerprint()), failed::message);
    assertEquals(List.of(), simulation().requests());
  }

  @Test
  final void aConfiguredAuthorityIsTrusted(@TempDir Path home) throws Exception {
    Files.writeString(home.resolve("panel.pem"), PanelKeys.certificate());
    HostingPanel panel =
        new PanelFactory(home, name -> Optional.of(token))
            .open(entry(Optional.empty(), Optional.of("panel.pem")));

    assertEquals(panel().inventory(ample()), panel.inventory(ample()));
  }

  @Test
  final void concurrentRequestsGetTheSameInventory() throws Exception {
    HostingPanel panel = panel();
    Callable<PanelInventory> request = () -> panel.inventory(ample());
    Set<PanelInventory> results = new HashSet<>();
    var threads = Executors.newFixedThreadPool(4);
    try {
      for (var result : threads.invokeAll(Collections.nCopies(8, request))) {
        results.add(result.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertEquals(Set.of(panel.inventory(ample())), results);
  }

  private HostingPanel open(String withToken, Optional<String> fingerprint) {
    return new PanelFactory(Path.of("."), name -> Optional.of(withToken))
        .open(entry(fingerprint, Optional.empty()));
  }

  private PanelEntry entry(Optional<String> fingerprint, Optional<String> authority) {
    return new PanelEntry(SERVER, kind, simulation().url(), user, fingerprint, authority, false);
  }

  private static PanelException failure(
      HostingPanel panel, PanelRequest request, Deadline deadline) {
    return assertThrows(PanelException.class, () -> request.send(panel, deadline));
  }
}
