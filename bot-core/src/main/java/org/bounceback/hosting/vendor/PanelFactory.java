package org.bounceback.hosting.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.data.InvalidDataException;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.PanelEntry;
import org.bounceback.hosting.directadmin.DirectAdminCalls;
import org.bounceback.hosting.directadmin.DirectAdminPanel;
import org.bounceback.hosting.panel.ValidatingPanel;
import org.bounceback.hosting.plesk.PleskCalls;
import org.bounceback.hosting.plesk.PleskPanel;
import org.bounceback.hosting.whm.WhmCalls;
import org.bounceback.hosting.whm.WhmPanel;
import org.bounceback.net.Http;
import org.bounceback.net.JdkHttp;
import org.bounceback.net.ServerTrust;

/** Creates panel clients from the servers file and the tokens. */
public final class PanelFactory {
  /** Large enough for the domain list of a server with some ten thousand domains. */
  private static final int MAX_ANSWER = 8 << 20;

  private final Path home;
  private final Function<String, Optional<String>> tokens;

  /**
   * Creates a factory.
   *
   * @param home the folder for relative paths of certificates
   * @param tokens the token of a panel, by the name of its server
   */
  public PanelFactory(Path home, Function<String, Optional<String>> tokens) {
    this.home = home;
    this.tokens = tokens;
  }

  /**
   * Creates a client without sending a request.
   *
   * @throws InvalidDataException if there is no token, or a certificate is invalid; the message is
   *     for the operator
   */
  public HostingPanel open(PanelEntry entry) {
    String token =
        tokens
            .apply(entry.server())
            .orElseThrow(
                () ->
                    new InvalidDataException(
                        "there is no token for the panel of %s; give hosting.tokens, such as %s=…"
                            .formatted(entry.server(), entry.server())));
    if (!token.matches("[\\x21-\\x7e]{1,512}")) {
      throw new InvalidDataException(
          "the token for the panel of "
              + entry.server()
              + " contains blanks or control characters");
    }
    return new ValidatingPanel(panel(entry, token, JdkHttp.whole(trust(entry), MAX_ANSWER)));
  }

  private static HostingPanel panel(PanelEntry entry, String token, Http http) {
    return switch (entry.kind()) {
      case WHM ->
          new WhmPanel(
              entry.server(), new WhmCalls(entry.url(), entry.user(), token, http), entry.csf());
      case PLESK -> new PleskPanel(entry.server(), new PleskCalls(entry.url(), token, http));
      case DIRECTADMIN ->
          new DirectAdminPanel(
              entry.server(),
              new DirectAdminCalls(entry.url(), entry.user(), token, http),
              entry.csf());
    };
  }

  private ServerTrust trust(PanelEntry entry) {
    if (entry.certificate().isPresent()) {
      return ServerTrust.pinnedTo(entry.certificate().get())
          .orElseThrow(
              () ->
                  new InvalidDataException(
                      "the certificate of the panel of %s is no SHA-256 fingerprint: %s"
                          .formatted(entry.server(), entry.certificate().get())));
    }
    if (entry.authority().isEmpty()) {
      return ServerTrust.OF_THE_SYSTEM;
    }
    Path file = home.resolve(entry.authority().get());
    try {
      return ServerTrust.signedBy(Files.readString(file));
    } catch (IOException failed) {
      throw new InvalidDataException(
          "the authority of the panel of %s in %s cannot be used: %s"
              .formatted(entry.server(), file, failed.getMessage()),
          failed);
    }
  }
}
