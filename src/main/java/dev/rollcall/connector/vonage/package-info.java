/// Vonage Contact Center (NewVoiceMedia): its Agents API and its Insights statistics, asked in
/// rounds, since it pushes nothing. Imports `connector` and `connector.http`.
@NullMarked
package dev.rollcall.connector.vonage;

import org.jspecify.annotations.NullMarked;
