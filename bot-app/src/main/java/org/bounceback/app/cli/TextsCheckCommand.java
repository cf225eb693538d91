package org.bounceback.app.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.advice.CustomTextFolder;
import org.bounceback.advice.CustomTexts;
import org.bounceback.advice.Language;
import org.bounceback.advice.TextCatalog;
import org.bounceback.app.BundledTexts;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks the operator's texts. */
@CommandLine.Command(
    name = "check",
    description = "Checks the files with your own texts, and lists missing languages.")
final class TextsCheckCommand extends Command {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "the folder (default: texts.folder of the configuration)")
  private @Nullable Path folder;

  @Mixin private SharedOptions shared = new SharedOptions();

  TextsCheckCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    Path checked = folder == null ? configured() : folder;
    TextCatalog bundled = BundledTexts.load();
    CustomTexts texts;
    try {
      texts = CustomTextFolder.open(checked, bundled, System::nanoTime).get();
    } catch (IllegalArgumentException invalid) {
      throw new CommandFailedException(Status.USAGE, String.valueOf(invalid.getMessage()), invalid);
    }
    texts.missingLanguages().forEach((key, languages) -> warn(bundled, key, languages));
    environment.out().println("The texts can be used: " + texts.size());
    return Status.DONE;
  }

  private Path configured() throws CommandFailedException {
    return shared
        .settings(environment)
        .path("texts.folder")
        .orElseThrow(
            () ->
                new CommandFailedException(
                    Status.USAGE, "name a folder, or set texts.folder in the configuration"));
  }

  private void warn(TextCatalog bundled, String key, Set<Language> languages) {
    String codes =
        languages.stream()
            .filter(language -> isBundled(bundled, key, language))
            .map(Language::code)
            .collect(Collectors.joining(", "));
    if (codes.isEmpty()) {
      return;
    }
    environment
        .err()
        .println(
            "bounceback: warning: %s is missing in %s, where the built-in text is used"
                .formatted(key, codes));
  }

  private static boolean isBundled(TextCatalog bundled, String key, Language language) {
    return bundled
        .find(key)
        .flatMap(text -> text.find(language))
        .filter(text -> !text.isEmpty())
        .isPresent();
  }
}
