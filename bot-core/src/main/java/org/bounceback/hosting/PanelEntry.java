package org.bounceback.hosting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * A panel in the servers file; the token is configured separately.
 *
 * @param server the name of its server
 * @param url the URL, such as {@code https://srv12.example.net:2087}
 * @param user the API user; not used for kinds without users
 * @param certificate the SHA-256 fingerprint of the only accepted certificate
 * @param authority a PEM file with the certificate authorities to trust
 * @param csf whether ConfigServer's firewall is installed and accessible through the panel
 */
public record PanelEntry(
    String server,
    PanelKind kind,
    URI url,
    String user,
    Optional<String> certificate,
    Optional<String> authority,
    boolean csf) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  /**
   * Parses an entry.
   *
   * @param server the name of the server
   * @throws InvalidDataException if the entry is invalid
   */
  public static PanelEntry read(String server, DocumentNode documentNode) {
    documentNode.allowKeys("kind", "url", "user", "certificate", "authority", "csf");
    DocumentNode kind = documentNode.require("kind");
    PanelKind known =
        PanelKind.parse(kind.text())
            .orElseThrow(
                () ->
                    new InvalidDataException(
                        kind.path()
                            + ": no such panel: "
                            + kind.text()
                            + "; known are whm, plesk, directadmin"));
    return new PanelEntry(
        server,
        known,
        url(documentNode.require("url")),
        user(known, documentNode),
        documentNode.findText("certificate"),
        documentNode.findText("authority"),
        documentNode.isTrue("csf"));
  }

  private static String user(PanelKind kind, DocumentNode documentNode) {
    String user = documentNode.findText("user").orElse(kind == PanelKind.WHM ? "root" : "admin");
    if (!user.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new InvalidDataException(documentNode.path() + ".user: no user's name: " + user);
    }
    return user;
  }

  /**
   * Parses the URL. Every request contains the token, so unencrypted connections are only allowed
   * within this machine.
   */
  private static URI url(DocumentNode documentNode) {
    try {
      var url = new URI(documentNode.text());
      boolean secure = "https".equals(url.getScheme());
      boolean here =
          "http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost()));
      if (url.getHost() == null
          || !(secure || here)
          || url.getUserInfo() != null
          || url.getQuery() != null
          || !(url.getPath().isEmpty() || url.getPath().equals("/"))) {
        throw new InvalidDataException(
            documentNode.path()
                + ": give https, the host and the port, such as https://srv12.example.net:2087");
      }
      return url.resolve("/");
    } catch (URISyntaxException invalid) {
      throw new InvalidDataException(
          documentNode.path() + ": not a URL: " + documentNode.text(), invalid);
    }
  }
}
