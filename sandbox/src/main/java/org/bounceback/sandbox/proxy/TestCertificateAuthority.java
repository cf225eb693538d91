package org.bounceback.sandbox.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A test certificate authority, created with the JDK's keytool. */
public final class TestCertificateAuthority {
  private static final String PASSWORD = "throw-away";
  private final Path folder;

  /** Creates an authority and a certificate for every host below {@code domain}. */
  public TestCertificateAuthority(Path folder, String domain)
      throws IOException, InterruptedException {
    this.folder = folder;
    Path certificate = folder.resolve("ca.pem");
    keytool(
        "keys.p12", "-genkeypair", "-alias", "ca", "-dname", "CN=Own authority", "-ext", "bc:c");
    keytool("keys.p12", "-exportcert", "-alias", "ca", "-rfc", "-file", certificate.toString());
    keytool(
        "keys.p12",
        "-genkeypair",
        "-alias",
        "server",
        "-signer",
        "ca",
        "-dname",
        "CN=server",
        "-ext",
        "san=dns:*." + domain);
    keytool(
        "trust.p12", "-importcert", "-noprompt", "-alias", "ca", "-file", certificate.toString());
  }

  /** Returns the flags that make a Java program trust this authority. */
  public List<String> flags() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + folder.resolve("trust.p12"),
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  /** Returns the context for a server with the certificate. */
  public SSLContext server() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), chars());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, chars());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void keytool(String store, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", folder.resolve(store).toString(), "-storepass", PASSWORD));
    if (command.contains("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC"));
    }
    Path log = folder.resolve("keytool.log");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  private static char[] chars() {
    return PASSWORD.toCharArray();
  }
}
