package org.bounceback.app.cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.runtime.SetupCheckResult;
import org.bounceback.data.FilePermissions;
import org.bounceback.store.DataFolder;

/** Checks whether other users of the machine can read the stored data or the secrets. */
public final class PermissionsDoctor {
  /**
   * Settings that name a file with an access token; these files are not secret settings themselves.
   */
  private static final List<String> TOKEN_FILES =
      List.of("desk.access-token", "mailbox.access-token");

  private final Settings settings;

  public PermissionsDoctor(Settings settings) {
    this.settings = settings;
  }

  /** Returns the results; missing or unreadable files are ignored here. */
  public List<SetupCheckResult> examine() {
    var setupCheckResults = new ArrayList<SetupCheckResult>();
    Path folder = settings.path("data").orElseThrow();
    try {
      List<Path> wide = new DataFolder(folder).wide();
      if (!wide.isEmpty()) {
        setupCheckResults.add(
            new SetupCheckResult(
                false,
                "other users have permissions on %s; run chmod go= on them, or start serve, which does that"
                    .formatted(joined(wide))));
      }
    } catch (IOException unknown) {
      setupCheckResults.add(
          new SetupCheckResult(
              false, "the permissions of " + folder + " cannot be examined: " + unknown));
    }
    List<Path> readable = secretFiles().stream().filter(PermissionsDoctor::isReadable).toList();
    if (!readable.isEmpty()) {
      setupCheckResults.add(
          new SetupCheckResult(
              false,
              "every user of this machine can read the secrets in %s; run chmod o= on them"
                  .formatted(joined(readable))));
    }
    if (setupCheckResults.isEmpty()) {
      setupCheckResults.add(
          new SetupCheckResult(true, "no other user can read the data folder and the secrets"));
    }
    return List.copyOf(setupCheckResults);
  }

  private Set<Path> secretFiles() {
    var files = new LinkedHashSet<>(settings.secretFiles());
    TOKEN_FILES.forEach(key -> settings.path(key).ifPresent(files::add));
    return files;
  }

  private static boolean isReadable(Path file) {
    try {
      return FilePermissions.isWorldReadable(file);
    } catch (IOException missing) {
      return false;
    }
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
