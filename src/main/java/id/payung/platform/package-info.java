/**
 * What every room stands on: refusals, who is acting, the journal, personal-data encryption, task forms, and the engine
 * with its sign-in. It knows nothing of agreements.
 */
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {},
        type = ApplicationModule.Type.OPEN)
@NullMarked
package id.payung.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
