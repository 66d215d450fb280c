<?php
/**
 * The one place that writes an element into a page; blocks and shortcodes come here.
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'ABSPATH' ) || exit;

/** What is made of the elements' own descriptions when the plugin is packaged: the version of their `contract`, and the `elements`. */
function packaged() {
	static $packaged = null;
	$packaged        = $packaged ?? require dirname( PLUGIN_FILE ) . '/elements.php';
	return $packaged;
}

/**
 * The elements there are, with their attributes.
 *
 * @return array[] By tag: `title`, `description`, `needs`, and `attributes` by name, each with `type`, `help`, and where it has them `default` and `choices`.
 */
function elements() {
	return packaged()['elements'];
}

/**
 * One element inside the community of this site.
 *
 * @param string $tag       The tag, one of `elements()`.
 * @param array  $given     Attributes by name; what is not the element's own is left out.
 * @param string $community The id of a community, where the site's usual one is not meant.
 */
function markup( $tag, $given, $community = '' ) {
	$source = source_attributes();
	if ( is_wp_error( $source ) ) {
		return complaint( $source );
	}
	enqueue_elements();
	if ( '' !== $community ) {
		$source['community'] = $community;
	}
	$own = '';
	foreach ( elements()[ $tag ]['attributes'] as $name => $about ) {
		$value = $given[ $name ] ?? null;
		// Whoever may write pages may not always write scripts, and an address can be one.
		if ( 'href' === $name && is_string( $value ) ) {
			$value = esc_url_raw( $value );
		}
		if ( null === $value || ( $about['default'] ?? null ) === $value ) {
			continue;
		}
		if ( 'boolean' === $about['type'] ) {
			$own .= $value ? ' ' . $name : '';
		} elseif ( 'presence' === $about['type'] || '' !== $value ) {
			$own .= sprintf( ' %s="%s"', $name, esc_attr( (string) $value ) );
		}
	}
	$around = '';
	foreach ( $source as $name => $value ) {
		$around .= sprintf( ' %s="%s"', $name, in_array( $name, array( 'src', 'nonces' ), true ) ? esc_url( $value ) : esc_attr( $value ) );
	}
	return sprintf( '<cop-community%1$s><%2$s%3$s></%2$s></cop-community>', $around, $tag, $own );
}

/** Where the source is not whole: everybody reads that nothing is here yet, whoever can change it also why, and where. */
function complaint( $error ) {
	$words = esc_html__( 'The community of this site has not been set up yet.', 'cop-elements' );
	if ( current_user_can( 'manage_options' ) ) {
		$words .= sprintf(
			' %s <a href="%s">%s</a>',
			esc_html( $error->get_error_message() ),
			esc_url( admin_url( 'options-general.php?page=cop-elements' ) ),
			esc_html__( 'Choose where it is', 'cop-elements' )
		);
	}
	return '<p class="cop-elements-not-set-up">' . $words . '</p>';
}
