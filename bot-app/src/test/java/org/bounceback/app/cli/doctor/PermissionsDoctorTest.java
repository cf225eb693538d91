package org.bounceback.app.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.settings.InvalidSettingsException;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.runtime.SetupCheckResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What others can read is found; what a folder above it protects is not. */
@DisabledOnOs(OS.WINDOWS)
class PermissionsDoctorTest {
  private static final SetupCheckResult WELL =
      new SetupCheckResult(true, "no other user can read the data folder and the secrets");

  @TempDir Path home;
  private Path data = Path.of("");
  private Path copy = Path.of("");
  private Path secret = Path.of("");
  private Path configuration = Path.of("");

  @BeforeEach
  void write() throws IOException {
    data = Files.createDirectory(home.toRealPath().resolve("data"));
    copy = Files.createFile(data.resolve("bounceback-schema7.db"));
    secret = Files.writeString(home.resolve("token"), "not-a-real-token");
    configuration = Files.writeString(home.resolve("bounceback.yaml"), "data: " + data + "\n");
    permit("rwxr-xr-x", home, data);
    permit("rw-r--r--", copy, secret, configuration);
  }

  @Test
  void dataAndSecretsReadableByOthersAreReported() throws Exception {
    assertEquals(
        List.of(
            new SetupCheckResult(
                false,
                "other users have permissions on %s, %s; run chmod go= on them, or start serve, which does that"
                    .formatted(data, copy)),
            new SetupCheckResult(
                false,
                "every user of this machine can read the secrets in %s; run chmod o= on them"
                    .formatted(secret))),
        examined());
  }

  @Test
  void aDatabaseUrlWithAPasswordMakesTheConfigurationASecret() throws Exception {
    Files.writeString(
        configuration,
        "data: %s\ndatabase: {url: 'jdbc:postgresql://db/bot?user=u&password=p'}\n"
            .formatted(data));
    permit("rwx------", data);
    permit("rw-------", copy, secret);

    assertEquals(
        List.of(
            new SetupCheckResult(
                false,
                "every user of this machine can read the secrets in %s; run chmod o= on them"
                    .formatted(configuration))),
        examined());
  }

  @Test
  void aSecretInAPrivateFolderIsAccepted() throws Exception {
    permit("rwx------", data, home);
    permit("rw-------", copy);

    assertEquals(List.of(WELL), examined());
  }

  @Test
  void aFileReadableOnlyByItsOwnerIsAccepted() throws Exception {
    permit("rwx------", data);
    permit("rw-------", copy, secret);

    assertEquals(List.of(WELL), examined());
  }

  private List<SetupCheckResult> examined() throws InvalidSettingsException {
    var settings =
        Settings.read(
            home,
            Optional.of(configuration),
            Map.of("BOUNCEBACK_DESK_TOKEN_FILE", secret.toString()),
            Map.of());
    return new PermissionsDoctor(settings).examine();
  }

  private static void permit(String permissions, Path... paths) throws IOException {
    for (Path path : paths) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
